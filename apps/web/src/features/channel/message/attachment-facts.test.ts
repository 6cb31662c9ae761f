import { describe, expect, it } from 'vitest';
import { attachmentFacts, foreignHost, sizeInWords } from './attachment-facts.ts';

describe('attachmentFacts', () => {
  it('names a file and its size', () => {
    expect(
      attachmentFacts({
        type: 'file',
        title: 'rota.pdf',
        asset_url: 'https://files.example/rota.pdf',
        custom: { file_size: 188_416 },
      }),
    ).toMatchObject({
      kind: 'file',
      name: 'rota.pdf',
      facts: '188 kB',
      href: 'https://files.example/rota.pdf',
    });
  });

  it('takes a nameless file’s name from its address', () => {
    expect(attachmentFacts({ asset_url: 'https://files.example/a/b.csv?x=1', custom: {} }).name).toBe(
      'b.csv',
    );
  });

  it('leads nowhere but to the web', () => {
    const facts = attachmentFacts({
      type: 'article',
      title: 'x',
      title_link: 'javascript:alert(1)',
      asset_url: 'data:text/html,1',
      image_url: 'data:text/html,1',
      custom: {},
    });
    expect(facts.href).toBeUndefined();
    expect(facts.picture).toBeUndefined();
  });

  it('tells a preview of a page from a picture', () => {
    const page = {
      title: 'A page',
      title_link: 'https://a.example/x',
      thumb_url: 'https://a.example/t.png',
      custom: {},
    };
    expect(attachmentFacts(page).kind).toBe('link');
    const picture = {
      type: 'image',
      image_url: 'https://a.example/p.png',
      original_width: 1024,
      original_height: 652,
      custom: {},
    };
    expect(attachmentFacts(picture)).toMatchObject({ kind: 'picture', facts: '1,024 × 652' });
  });
});

describe('foreignHost', () => {
  it('is whom a picture would call, other than ourselves', () => {
    const own = 'https://backchannel.example';
    expect(foreignHost('https://files.example:8443/a.png', own)).toBe('files.example:8443');
    expect(foreignHost('http://backchannel.example/a.png', own)).toBe('backchannel.example');
    expect(foreignHost('https://backchannel.example/a.png', own)).toBeUndefined();
    expect(foreignHost('data:image/png;base64,AA', own)).toBeUndefined();
  });
});

describe('sizeInWords', () => {
  it('says bytes as people do', () => {
    expect(sizeInWords(0)).toBe('0 B');
    expect(sizeInWords(999)).toBe('999 B');
    expect(sizeInWords('1536')).toBe('1.5 kB');
    expect(sizeInWords(12_000_000)).toBe('12 MB');
    expect(sizeInWords('big')).toBe('');
    expect(sizeInWords(undefined)).toBe('');
  });
});
