import { describe, expect, it } from '@jest/globals';
import type { AskedFact } from './operators.js';
import { MAX_DEPTH, readCondition } from './read-condition.js';

const FACTS: ReadonlyMap<string, AskedFact> = new Map([
  ['stage', { type: 'enum', values: ['A', 'B'] }],
  ['tenure', { type: 'number' }],
  ['senior', { type: 'boolean' }],
  ['plan', { type: 'text' }],
  ['endsOn', { type: 'day' }],
]);

const leaf = (fact: unknown, operator: unknown, value: unknown) => ({ fact, operator, value });
const good = leaf('tenure', 'equal', 1);

function problemsOf(json: unknown): readonly string[] {
  const read = readCondition(json, FACTS, '$');
  return read.ok ? [] : read.problems.map(({ path, code }) => `${path} ${code}`);
}

function nested(depth: number): unknown {
  return depth <= 1 ? good : { all: [nested(depth - 1)] };
}

it('a good condition becomes a typed tree', () => {
  const json = { all: [{ ...good, name: 'one month', priority: 2 }, { not: { any: [leaf('stage', 'in', ['A'])] } }] };
  expect(readCondition(json, FACTS)).toEqual({
    ok: true,
    value: {
      kind: 'all',
      of: [
        { kind: 'leaf', leaf: { fact: 'tenure', type: 'number', operator: 'equal', value: 1 } },
        {
          kind: 'not',
          of: {
            kind: 'any',
            of: [{ kind: 'leaf', leaf: { fact: 'stage', type: 'enum', operator: 'in', value: ['A'] } }],
          },
        },
      ],
    },
  });
});

describe('refused, with the path and the reason', () => {
  it.each([
    ['an unknown fact', { all: [leaf('shoeSize', 'equal', 1)] }, ['$.all[0].fact UNKNOWN_FACT']],
    ['a fact that is every object’s', { all: [leaf('toString', 'equal', 1)] }, ['$.all[0].fact UNKNOWN_FACT']],
    ['a fact that is no name', { all: [leaf(1, 'equal', 1)] }, ['$.all[0].fact WRONG_TYPE']],
    ['an unknown operator', { all: [leaf('tenure', 'like', 1)] }, ['$.all[0].operator UNKNOWN_OPERATOR']],
    ['an operator that is no name', { all: [leaf('tenure', {}, 1)] }, ['$.all[0].operator WRONG_TYPE']],
    ['an order of texts', { all: [leaf('plan', 'lessThan', 'b')] }, ['$.all[0].operator OPERATOR_DOES_NOT_FIT']],
    ['contains', { all: [leaf('plan', 'contains', 'b')] }, ['$.all[0].operator OPERATOR_DOES_NOT_FIT']],
    ['an empty all', { all: [] }, ['$.all EMPTY_GROUP']],
    ['an empty any', { all: [good, { any: [] }] }, ['$.all[1].any EMPTY_GROUP']],
    ['a string where an array belongs', { all: 'tenure' }, ['$.all WRONG_TYPE']],
    ['an object where an array belongs', { any: good }, ['$.any WRONG_TYPE']],
    ['an array under not', { not: [good] }, ['$.not NOT_TAKES_ONE']],
    ['two groups on one node', { all: [good], any: [good] }, ['$ SEVERAL_GROUPS']],
    [
      'a leaf beside a group',
      { all: [good], ...good },
      ['$.fact UNKNOWN_FIELD', '$.operator UNKNOWN_FIELD', '$.value UNKNOWN_FIELD'],
    ],
    ['a leaf as root', good, ['$ ROOT_NOT_A_GROUP']],
    ['no object', null, ['$ WRONG_TYPE']],
    [
      'an empty object',
      {},
      ['$ ROOT_NOT_A_GROUP', '$.fact MISSING_FIELD', '$.operator MISSING_FIELD', '$.value MISSING_FIELD'],
    ],
    ['a text for a number', { all: [leaf('tenure', 'equal', '1')] }, ['$.all[0].value WRONG_TYPE']],
    ['null as a value', { all: [leaf('tenure', 'equal', null)] }, ['$.all[0].value WRONG_TYPE']],
    ['another fact as a value', { all: [leaf('tenure', 'equal', { fact: 'tenure' })] }, ['$.all[0].value WRONG_TYPE']],
    ['a number for a boolean', { all: [leaf('senior', 'equal', 1)] }, ['$.all[0].value WRONG_TYPE']],
    ['a value outside the allowed ones', { all: [leaf('stage', 'equal', 'Z')] }, ['$.all[0].value VALUE_NOT_ALLOWED']],
    ['the same within a list', { all: [leaf('stage', 'in', ['A', 'Z'])] }, ['$.all[0].value[1] VALUE_NOT_ALLOWED']],
    ['a string where a list belongs', { all: [leaf('stage', 'in', 'A')] }, ['$.all[0].value LIST_NOT_TEXT']],
    ['a list where one value belongs', { all: [leaf('stage', 'equal', ['A'])] }, ['$.all[0].value WRONG_TYPE']],
    ['an empty list', { all: [leaf('stage', 'notIn', [])] }, ['$.all[0].value EMPTY_LIST']],
    ['a date not in the calendar', { all: [leaf('endsOn', 'lessThan', '2026-02-30')] }, ['$.all[0].value NOT_A_DAY']],
    ['a number for a day', { all: [leaf('endsOn', 'equal', 20_000)] }, ['$.all[0].value NOT_A_DAY']],
    ['an instant for a day', { all: [leaf('endsOn', 'equal', '2026-01-01T00:00:00Z')] }, ['$.all[0].value NOT_A_DAY']],
    ['a meaning nobody knows', { all: [{ ...good, unknown: 'maybe' }] }, ['$.all[0].unknown VALUE_NOT_ALLOWED']],
    ['an unknown field', { all: [{ ...good, path: '$.x' }] }, ['$.all[0].path UNKNOWN_FIELD']],
    ['a missing field', { all: [{ fact: 'tenure', operator: 'equal' }] }, ['$.all[0].value MISSING_FIELD']],
    ['a $-key', { all: [{ ...good, $where: 1 }] }, ['$.all[0]["$where"] FORBIDDEN_NAME']],
    [
      'a prototype',
      JSON.parse('{"all":[{"__proto__":{"fact":"tenure"}}]}'),
      [
        '$.all[0].fact MISSING_FIELD',
        '$.all[0].operator MISSING_FIELD',
        '$.all[0].value MISSING_FIELD',
        '$.all[0].__proto__ FORBIDDEN_NAME',
      ],
    ],
    ['a priority of zero', { all: [good], priority: 0 }, ['$.priority NOT_A_POSITIVE_INTEGER']],
    ['a name that is no text', { all: [{ ...good, name: 1 }] }, ['$.all[0].name WRONG_TYPE']],
  ])('%s', (_case, json, expected) => {
    expect(problemsOf(json)).toEqual(expected);
  });

  it('everything at once', () => {
    const json = { all: [leaf('shoeSize', 'like', 1), { any: [] }, leaf('stage', 'equal', 'Z')] };
    expect(problemsOf(json)).toEqual([
      '$.all[0].fact UNKNOWN_FACT',
      '$.all[0].operator UNKNOWN_OPERATOR',
      '$.all[1].any EMPTY_GROUP',
      '$.all[2].value VALUE_NOT_ALLOWED',
    ]);
  });

  it('what is deeper than a person writes', () => {
    expect(problemsOf(nested(MAX_DEPTH))).toEqual([]);
    expect(problemsOf(nested(MAX_DEPTH + 1))).toEqual([expect.stringContaining('TOO_DEEP')]);
    expect(problemsOf(nested(5_000))).toHaveLength(1);
  });
});

describe('guarded', () => {
  const nullable: ReadonlyMap<string, AskedFact> = new Map([
    ['stage', { type: 'enum', values: ['A'], nullable: true }],
    ['tenure', { type: 'number', nullable: false }],
  ]);
  const guarded = (json: unknown) => {
    const read = readCondition(json, nullable, '$', { guarded: true });
    return read.ok ? [] : read.problems.map(({ path, code }) => `${path} ${code}`);
  };

  it.each([
    ['what a customer is not, where nobody may know', leaf('stage', 'notEqual', 'A'), ['$.all[0] UNKNOWN_NOT_SAID']],
    ['none of several, likewise', leaf('stage', 'notIn', ['A']), ['$.all[0] UNKNOWN_NOT_SAID']],
    ['the author said that it fails', { ...leaf('stage', 'notEqual', 'A'), unknown: 'fails' }, []],
    ['the author said that it matches', { ...leaf('stage', 'notIn', ['A']), unknown: 'matches' }, []],
    ['a fact that is never missing', leaf('tenure', 'notEqual', 1), []],
    ['what a customer is', leaf('stage', 'equal', 'A'), []],
  ])('%s', (_case, json, expected) => {
    expect(guarded({ all: [json] })).toEqual(expected);
  });

  it('unguarded, what was saved before still reads', () => {
    expect(readCondition({ all: [leaf('stage', 'notEqual', 'A')] }, nullable).ok).toBe(true);
  });

  it('what the author said is kept', () => {
    const json = { all: [{ ...leaf('stage', 'notEqual', 'A'), unknown: 'matches' }] };
    expect(readCondition(json, nullable)).toMatchObject({ value: { of: [{ leaf: { unknown: 'matches' } }] } });
  });
});

it('where there is no run, nobody may ask for its day', () => {
  const read = (json: unknown) => readCondition({ all: [json] }, FACTS, '$', { timeless: true });
  const problems = [{ path: '$.all[0]', code: 'CLOCK_NOT_HERE' }];
  expect(read(leaf('endsOn', 'withinNextDays', 3))).toMatchObject({ problems });
  expect(read(leaf('endsOn', 'before', { daysFromToday: 3 }))).toMatchObject({ problems });
  expect(read(leaf('endsOn', 'before', '2026-01-01')).ok).toBe(true);
});
