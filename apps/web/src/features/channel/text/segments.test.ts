import { describe, expect, it } from 'vitest';
import { folded, hiddenTarget, isEmojiOnly, safeUrl, segments } from './segments.ts';

const links = (text: string) => segments(text).filter((part) => part.kind === 'link');
const rejoined = (text: string) =>
  segments(text, [{ id: 'ana', name: 'Ana' }])
    .map((part) => part.text)
    .join('');

describe('segments', () => {
  it('leaves plain text, and markup, alone', () => {
    const text = '<script>alert(1)</script> & <b>bold</b> **stars**';
    expect(segments(text)).toEqual([{ kind: 'text', text }]);
  });

  it('links http and https, and nothing else', () => {
    expect(links('http://a.example https://b.example/x?y=1#z').map(({ href }) => href)).toEqual([
      'http://a.example/',
      'https://b.example/x?y=1#z',
    ]);
    expect(
      links('javascript:alert(1) data:text/html,x ftp://a.example mailto:a@b.example www.a.example'),
    ).toEqual([]);
  });

  it('does not take the sentence into the link', () => {
    expect(
      links('see https://a.example/b. And (https://a.example/c), “https://a.example/d”!').map(
        ({ text }) => text,
      ),
    ).toEqual(['https://a.example/b', 'https://a.example/c', 'https://a.example/d']);
    expect(links('https://a.example/Oslo_(city)').map(({ text }) => text)).toEqual([
      'https://a.example/Oslo_(city)',
    ]);
  });

  it('says where a link leads when its text hides it', () => {
    expect(links('https://bank.example@evil.example/')[0]?.target).toBe('evil.example');
    expect(links('https://аpple.example/')[0]?.target).toBe('xn--pple-43d.example');
    expect(links('https://A.example/b.')[0]?.target).toBeUndefined();
    expect(hiddenTarget('https://a.example.evil.example', 'https://a.example.evil.example/')).toBeUndefined();
  });

  it('marks mentions by name and id, the longest first, and only of those who were mentioned', () => {
    const people = [
      { id: 'ana', name: 'Ana' },
      { id: 'ana-maria', name: 'Ana Maria' },
    ];
    expect(segments('Hi @Ana Maria, @ana and @bob', people)).toEqual([
      { kind: 'text', text: 'Hi ' },
      { kind: 'mention', text: '@Ana Maria', userId: 'ana-maria' },
      { kind: 'text', text: ', ' },
      { kind: 'mention', text: '@ana', userId: 'ana' },
      { kind: 'text', text: ' and @bob' },
    ]);
    expect(segments('@Anabel', people)).toEqual([{ kind: 'text', text: '@Anabel' }]);
  });

  it('takes names with every kind of letter and sign', () => {
    const name = 'J.-P. (X) [y] *z* {1} محمد';
    expect(segments(`@${name}!`, [{ id: 'x', name }])[0]).toEqual({
      kind: 'mention',
      text: `@${name}`,
      userId: 'x',
    });
  });

  it('finds nothing in code', () => {
    expect(segments('`https://a.example`')).toEqual([{ kind: 'code', text: 'https://a.example' }]);
    expect(segments('```js\nhttps://a.example\n```')).toEqual([{ kind: 'block', text: 'https://a.example' }]);
  });

  it('loses nothing of a text without code', () => {
    for (const text of ['a https://x.example/), b', '@Ana: https://@', 'https://', '  \n x', '@@Ana@Ana'])
      expect(rejoined(text)).toBe(text);
  });
});

describe('safeUrl', () => {
  it('knows only the web', () => {
    expect(safeUrl('https://a.example')).toBe('https://a.example/');
    for (const bad of [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'data:text/html,1',
      '/x',
      '//a.example',
      '',
      undefined,
    ])
      expect(safeUrl(bad)).toBeUndefined();
  });
});

describe('isEmojiOnly', () => {
  it('takes a few emoji, joined ones too, and nothing beside them', () => {
    expect(isEmojiOnly('🎉')).toBe(true);
    expect(isEmojiOnly(' 👩‍👩‍👧 🇳🇴 ❤️ ')).toBe(true);
    // The one emoji that is a letter as well.
    expect(isEmojiOnly('ℹ️')).toBe(true);
    expect(isEmojiOnly('🎉!')).toBe(false);
    expect(isEmojiOnly('ℹ')).toBe(false);
    expect(isEmojiOnly('12')).toBe(false);
    expect(isEmojiOnly('')).toBe(false);
    expect(isEmojiOnly('🎉'.repeat(7))).toBe(false);
  });
});

describe('folded', () => {
  it('keeps what is short whole', () => {
    expect(folded('short')).toBeUndefined();
    expect(folded('x '.repeat(700))).toBeUndefined();
  });

  it('cuts long texts between words and long lists between lines', () => {
    const head = folded('word '.repeat(600));
    expect(head?.length).toBeLessThanOrEqual(1200);
    expect(head?.endsWith('word')).toBe(true);
    expect(folded('line\n'.repeat(60))?.split('\n')).toHaveLength(18);
  });

  it('never leaves half a letter', () => {
    expect(folded(`x${'🎉'.repeat(2000)}`)).not.toMatch(/[\uD800-\uDBFF]$/);
  });
});
