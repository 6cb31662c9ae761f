import { expect, test } from 'vitest';
import { packs } from './index.ts';
import { parseDialogues } from './script.ts';

test('reads topics, speakers, threads, attachments and pins', () => {
  const [dialogue, next] = parseDialogues(
    '\n# desk\na Rota for {week} [file] [pin]\n- b Thanks, @a!\n\n# live\nc Hi\n',
  );
  expect(dialogue).toEqual({
    topic: 'desk',
    lines: [
      { speaker: 0, text: 'Rota for {week}', inThread: false, marks: ['file', 'pin'] },
      { speaker: 1, text: 'Thanks, @a!', inThread: true, marks: [] },
    ],
  });
  expect(next?.topic).toBe('live');
});

test('refuses what is no topic and no line', () => {
  expect(() => parseDialogues('# weather\na Hi')).toThrow('not a topic: weather');
  expect(() => parseDialogues('# live\nHello')).toThrow('not a line of a dialogue: Hello');
});

test.each(Object.entries(packs))(
  '%s can be read, and answers begin in the channel, not in a thread',
  (_, pack) => {
    const dialogues = parseDialogues(pack.dialogues);
    expect(dialogues.length).toBeGreaterThan(5);
    for (const { lines } of dialogues) {
      expect(lines.length).toBeGreaterThan(1);
      expect(lines[0]?.inThread).toBe(false);
    }
  },
);
