import { describe, expect, it } from 'vitest';
import { testMessage } from './message-fixture.ts';
import { indexAt, middleWindow, newestWindow, withNewer, withOlder } from './window.ts';

const page = (...ids: string[]) => ids.map((id) => testMessage(id));
const idsOf = ({ messages }: { messages: readonly { id: string }[] }) =>
  messages.map(({ id }) => id).join(' ');

describe('a window of messages', () => {
  it('ends at the newest, and goes on while pages are full', () => {
    expect(newestWindow(page('c', 'd'), 2)).toMatchObject({ hasOlder: true, hasNewer: false });
    expect(newestWindow(page('d'), 2)).toMatchObject({ hasOlder: false, hasNewer: false });
  });

  it('grows at both ends', () => {
    const older = withOlder(newestWindow(page('c', 'd'), 2), page('a', 'b'), 2);
    expect(idsOf(older)).toBe('a b c d');
    expect(older.hasOlder).toBe(true);
    expect(withOlder(older, [], 2)).toMatchObject({ hasOlder: false, hasNewer: false });
    const newer = withNewer(middleWindow(page('a', 'b')), page('c'), 2);
    expect(idsOf(newer)).toBe('a b c');
    expect(newer).toMatchObject({ hasOlder: true, hasNewer: false });
  });

  it('shows a message that two pages hold once, as it was read last', () => {
    const changed = testMessage('b', undefined, { text: 'changed' });
    const window = withNewer(middleWindow(page('a', 'b')), [changed, testMessage('c')], 2);
    expect(idsOf(window)).toBe('a b c');
    expect(window.messages[1]?.text).toBe('changed');
  });

  it('is over at both ends when there is nothing around a place', () => {
    expect(middleWindow([])).toMatchObject({ hasOlder: false, hasNewer: false });
  });

  it('finds the first message from a moment on, else the last', () => {
    const messages = [testMessage('a', '2026-11-19T12:00:00Z'), testMessage('b', '2026-11-19T13:00:00Z')];
    expect(indexAt(messages, Date.parse('2026-11-19T11:00:00Z'))).toBe(0);
    expect(indexAt(messages, Date.parse('2026-11-19T12:00:00Z'))).toBe(0);
    expect(indexAt(messages, Date.parse('2026-11-19T12:00:01Z'))).toBe(1);
    expect(indexAt(messages, Date.parse('2026-11-20T00:00:00Z'))).toBe(1);
    expect(indexAt([], 0)).toBe(-1);
  });
});
