import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Filter } from '../channels-request.ts';
import { checkFilter } from './check.ts';
import { type Condition, joinFilter, splitFilter } from './conditions.ts';
import { channelFields } from './fields.ts';
import { readJson } from './json-text.ts';

const field = fc.oneof(
  fc.constantFrom(...channelFields.map(({ name }) => name), 'score', 'a.b'),
  fc.string({ minLength: 1 }).filter((name) => !name.startsWith('$')),
);
const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
const operator = fc.constantFrom('$eq', '$gt', '$gte', '$lt', '$lte', '$in', '$exists', '$contains', '$q');
const condition: fc.Arbitrary<Condition> = fc.record({
  field,
  operator,
  value: fc.oneof(scalar, fc.array(scalar)),
});
const flat = fc.array(condition, { maxLength: 6 }).map((conditions) => joinFilter({ conditions, rest: {} }));
const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3 },
    flat,
    fc
      .tuple(flat, fc.constantFrom('$and', '$or', '$nor'), fc.array(tie('filter'), { maxLength: 3 }))
      .map(([conditions, group, parts]) => ({ ...conditions, [group]: parts })),
  ),
}));

/** Conditions as a set, since their order means nothing. */
const sorted = (conditions: readonly Condition[]) => conditions.map((one) => JSON.stringify(one)).toSorted();

describe('a filter as chips', () => {
  test('chips survive the way through JSON', () => {
    fc.assert(
      fc.property(fc.array(condition, { maxLength: 8 }), (conditions) => {
        const back = splitFilter(joinFilter({ conditions, rest: {} }));
        expect(back.rest).toEqual({});
        expect(sorted(back.conditions)).toEqual(sorted(conditions));
      }),
    );
  });

  test('taking apart and putting together again changes nothing that is said', () => {
    fc.assert(
      fc.property(filter, (whole) => {
        const once = joinFilter(splitFilter(whole));
        expect(joinFilter(splitFilter(once))).toEqual(once);
        expect(sorted(splitFilter(once).conditions)).toEqual(sorted(splitFilter(whole).conditions));
        expect(splitFilter(once).rest).toEqual(splitFilter(whole).rest);
      }),
    );
  });

  test('bare values, several operators and $and become chips; $or stays JSON', () => {
    const whole = {
      type: 'messaging',
      created_at: { $gte: '2025-01-01T00:00:00Z', $lt: '2026-01-01T00:00:00Z' },
      $and: [{ score: { $gt: 3 } }, { $or: [{ frozen: true }] }],
    };
    expect(splitFilter(whole)).toEqual({
      conditions: [
        { field: 'type', operator: '$eq', value: 'messaging' },
        { field: 'created_at', operator: '$gte', value: '2025-01-01T00:00:00Z' },
        { field: 'created_at', operator: '$lt', value: '2026-01-01T00:00:00Z' },
        { field: 'score', operator: '$gt', value: 3 },
      ],
      rest: { $and: [{ $or: [{ frozen: true }] }] },
    });
  });

  test('two conditions with the same field and operator both count', () => {
    const conditions = ['a', 'b'].map((value) => ({ field: 'tags', operator: '$contains', value }));
    expect(joinFilter({ conditions, rest: {} })).toEqual({
      tags: { $contains: 'a' },
      $and: [{ tags: { $contains: 'b' } }],
    });
  });
});

describe('a filter as text', () => {
  test('is read as JSON.parse reads it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        expect(readJson(text)).toMatchObject({ value: JSON.parse(text) });
      }),
    );
  });

  test('any text is either read or refused, as JSON.parse would', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]":,\\ntrue0-1.e \n'.split('')) }), (text) => {
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        const reading = readJson(text);
        const twice = 'problem' in reading && reading.problem.message.endsWith('is here twice');
        expect('value' in reading || twice).toBe(isJson);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['{\n  "type": messaging\n}', 2, 11, 'Expected a value, found “m”'],
    ['{"a": 1,}', 1, 9, 'Expected a name in double quotes, found “}”'],
    ['{"a": 1', 1, 8, 'Expected “,” or “}”, found the end'],
    ['{"a": 1, "a": 2}', 1, 10, '“a” is here twice'],
    ['{"a": "b\n"}', 1, 7, 'This text has no closing quote, or a wrong escape'],
  ])('%j is refused at line %i, column %i', (text, line, column, message) => {
    expect(readJson(text)).toEqual({ problem: { message, place: { line, column } } });
  });

  test('says where a part of it stands', () => {
    const reading = readJson('{\n  "type": {\n    "$like": 1\n  }\n}');
    expect('placeOf' in reading && reading.placeOf(['type', '$like'])).toEqual({ line: 3, column: 5 });
  });
});

describe('what the API would not take', () => {
  test.each([
    [{}, []],
    [{ type: 'messaging', frozen: true, member_count: { $gt: 2 }, last_message_at: { $exists: false } }, []],
    [{ $or: [{ cid: { $in: ['a:b'] } }, { name: { $autocomplete: 'cre' } }] }, []],
    [{ score: { $contains: 'x' }, 'deep.er': null }, []],
    [JSON.parse('{"constructor": 1, "__proto__": "x", "toString": {"$in": ["y"]}}'), []],
    [{ type: { $like: 'm' } }, [['type', '$like']]],
    [{ member_count: '3' }, [['member_count']]],
    [{ created_at: { $lt: '2026-01-01' } }, [['created_at', '$lt']]],
    [{ cid: { $in: [] } }, [['cid', '$in']]],
    [{ $not: [{}], $or: {} }, [['$not'], ['$or']]],
    [{ $and: [{ frozen: 'yes' }] }, [['$and', 0, 'frozen']]],
    [{ type: ['a'] }, [['type']]],
    [[], [[]]],
  ])('%j', (whole, paths) => {
    expect(checkFilter(whole).map(({ path }) => path)).toEqual(paths);
  });

  test('fields about one user need that user', () => {
    expect(checkFilter({ hidden: true }).map(({ path }) => path)).toEqual([['hidden']]);
    expect(checkFilter({ hidden: true }, 'maja')).toEqual([]);
  });
});
