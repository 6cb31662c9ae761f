import { JsonText } from './json-text.ts';
import type { Random } from './random.ts';

const deep = (levels: number, open: string, close: string): JsonText =>
  new JsonText(open.repeat(levels) + close.repeat(levels));

const strings = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\u202e\ufeff\u200b',
  '%00',
  '%',
  '../../../etc/passwd',
  '"\'; drop table users; --',
  "' or 1=1 --",
  '"* OR NEAR(',
  '(a+)+$',
  '{{ receiver.constructor }}',
  'constructor',
  '__proto__',
  'hasOwnProperty',
  'toString',
  'team:a',
  ':',
  'a:b:c',
  '!members-',
  '*',
  'javascript:alert(1)',
  'http://127.0.0.1:1/',
  'file:///etc/passwd',
  '👩‍👩‍👧‍👦'.repeat(20),
  'x'.repeat(300),
  'x'.repeat(6000),
];
const dates = [
  '0000-00-00T00:00:00Z',
  '2026-13-45T25:61:61Z',
  '9999-12-31T23:59:59.999999999Z',
  '+275760-09-13T00:00:00Z',
  '-000001-01-01T00:00:00Z',
  '1969-12-31T23:59:59Z',
  '2026-02-30T00:00:00Z',
  '2026-01-01T00:00:00+99:99',
  'tomorrow',
];
const numbers = [
  '-1',
  '-0',
  '1e400',
  '-1e400',
  '1e308',
  '1e-320',
  '9007199254740993',
  '2147483648',
  '0.1',
  '1.5',
];
const texts = [
  '"\\ud800"',
  '"\\udc00\\ud800"',
  '{"\\ud800":1}',
  '{"a":1,"a":2}',
  '{"id":"ada","id":"bob"}',
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{"x":1}}}',
  '{"__proto__":null,"toString":1,"hasOwnProperty":1,"length":-1}',
  '{"$gt":{}}',
  '{"$and":[]}',
  '{"$or":{}}',
  '{"$nor":[[]]}',
  '{"$in":[null,{},[]]}',
  '{"id":{"$in":{}}}',
  '{"id":{"$regex":"(a+)+$"}}',
  '{"id":{"$autocomplete":""}}',
  '{"created_at":{"$gt":{"$gt":1}}}',
  '{"name; drop table users":1}',
  '{"\\"":{"$eq":"x"}}',
  '{"a.b.c.d.e.f":1}',
  '[{"field":"constructor","direction":1}]',
  '[{"field":"created_at","direction":7}]',
  '[{"field":"created_at"},{"field":"created_at"}]',
  '[[],{},null,true,0,""]',
  '{"next":"e30=","limit":-1}',
  'null',
  'true',
  'false',
  '0',
  '[]',
  '{}',
  '[null]',
  '[""]',
];

/** Something that hardly anybody expects at any place. */
export function hostileJson(random: Random): unknown {
  switch (random.below(12)) {
    case 0:
    case 1:
    case 2:
      return random.pick(strings);
    case 3:
      return random.pick(dates);
    case 4:
    case 5:
      return new JsonText(random.pick(numbers));
    case 6:
      return random.bytes(random.below(40)).toString('latin1');
    case 7: {
      const levels = random.pick([20, 90, 150, 5000]);
      const [open, close] = random.pick([
        ['[', ']'],
        ['{"a":', '}'],
        ['{"$and":[', ']}'],
      ] as const);
      // Between the innermost braces there has to be something.
      return open === '['
        ? deep(levels, open, close)
        : new JsonText(`${open.repeat(levels)}{}${close.repeat(levels)}`);
    }
    case 8:
      return random.chance(0.95) ? 'y'.repeat(random.below(3000)) : 'z'.repeat(2_200_000);
    case 9: {
      const length = random.pick([101, 1001]);
      const entry = random.pick<unknown>(['ada', 0, null, {}, { id: 'ada' }]);
      return Array.from({ length }, () => entry);
    }
    default:
      return new JsonText(random.pick(texts));
  }
}

/** Something of another type than the declared one, which has to be refused wherever the type counts. */
export function wrongType(type: string, random: Random): unknown {
  const others: Readonly<Record<string, readonly unknown[]>> = {
    string: [7, true, ['x'], { x: 1 }],
    boolean: ['yes', 7, ['x'], { x: 1 }],
    integer: ['seven', true, ['x'], { x: 1 }, 1.5],
    number: ['seven', true, ['x'], { x: 1 }],
    array: ['x', 7, true, { x: 1 }],
    object: ['x', 7, true, ['x']],
  };
  return random.pick(others[type] ?? []);
}
