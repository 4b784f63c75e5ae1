import { describe, expect, it } from '@jest/globals';
import type { AskedFact } from './operators.js';
import { MAX_DEPTH, readCondition } from './read-condition.js';
import type { Terms } from './terms.js';

const FACTS: ReadonlyMap<string, AskedFact> = new Map([
  ['tenure', { type: 'number' }],
  ['plan', { type: 'text' }],
  ['endsOn', { type: 'day' }],
  ['spend', { type: 'series', months: 12 }],
  [
    'bills',
    {
      type: 'list',
      fields: [
        { name: 'amount', type: 'number' },
        { name: 'paidOn', type: 'day', nullable: true },
      ],
    },
  ],
]);
const title = { 'zh-CN': '名单', en: 'A list' };
const TERMS: Terms = {
  patterns: (source) => (source === '(' ? { code: 'PATTERN_BAD', reason: 'open' } : { test: () => true }),
  lists: new Map([
    ['isles', { list: 'isles', title, values: ['east', 'west'] }],
    ['years', { list: 'years', title, values: [1, 2] }],
  ]),
};

const asks = (fact: string, operator: string, value: unknown) => ({ all: [{ fact, operator, value }] });

function problemsOf(json: unknown, terms = TERMS): readonly string[] {
  const read = readCondition(json, FACTS, '$', terms);
  return read.ok ? [] : read.problems.map(({ path, code }) => `${path.replace('$.all[0].value', '')} ${code}`);
}

describe('a value of the shape its operator takes', () => {
  it.each([
    ['tenure', 'between', [1, 3]],
    ['tenure', 'between', [3, 3]],
    ['endsOn', 'between', ['2026-01-01', '2026-12-31']],
    ['endsOn', 'before', '2026-01-01'],
    ['endsOn', 'after', { daysFromToday: -3 }],
    ['endsOn', 'withinNextDays', 0],
    ['endsOn', 'withinLastDays', 36_500],
    ['endsOn', 'atLeastMonthsAgo', 1],
    ['plan', 'startsWith', '5G'],
    ['plan', 'matches', '^5G'],
    ['plan', 'inList', 'isles'],
    ['tenure', 'notInList', 'years'],
    ['spend', 'fellByPct', { pct: 10, months: 11 }],
    ['spend', 'belowOwnAverage', { months: 3 }],
    ['spend', 'belowOwnAverage', { months: 3, pct: 0.5 }],
    ['bills', 'some', asks('amount', 'greaterThan', 1)],
  ])('%s %s %j', (fact, operator, value) => {
    expect(problemsOf(asks(fact, operator, value))).toEqual([]);
  });
});

describe('refused, with the path within the value and the reason', () => {
  it.each([
    ['tenure', 'between', 3, [' WRONG_TYPE']],
    ['tenure', 'between', [1], [' RANGE_TAKES_TWO']],
    ['tenure', 'between', [1, 2, 3], [' RANGE_TAKES_TWO']],
    ['tenure', 'between', [1, '3'], ['[1] WRONG_TYPE']],
    ['tenure', 'between', [3, 1], [' RANGE_UPSIDE_DOWN']],
    ['endsOn', 'between', ['2026-12-31', '2026-01-01'], [' RANGE_UPSIDE_DOWN']],
    ['endsOn', 'between', ['2026-02-30', 'soon'], ['[0] NOT_A_DAY', '[1] NOT_A_DAY']],
    ['endsOn', 'before', 'soon', [' NOT_A_DAY']],
    ['endsOn', 'before', null, [' WRONG_TYPE']],
    ['endsOn', 'before', [], [' WRONG_TYPE']],
    ['endsOn', 'after', {}, ['.daysFromToday MISSING_FIELD']],
    ['endsOn', 'after', { daysFromToday: 0.5 }, ['.daysFromToday NOT_WHOLE_BETWEEN']],
    ['endsOn', 'after', { daysFromToday: 1, hours: 2 }, ['.hours UNKNOWN_FIELD']],
    ['endsOn', 'withinNextDays', -1, [' NOT_WHOLE_BETWEEN']],
    ['endsOn', 'withinNextDays', 36_501, [' NOT_WHOLE_BETWEEN']],
    ['endsOn', 'withinLastDays', '7', [' WRONG_TYPE']],
    ['endsOn', 'atLeastMonthsAgo', 0, [' NOT_WHOLE_BETWEEN']],
    ['plan', 'startsWith', '', [' EMPTY_TEXT']],
    ['plan', 'startsWith', 5, [' WRONG_TYPE']],
    ['plan', 'startsWith', 'x'.repeat(201), [' TEXT_TOO_LONG']],
    ['plan', 'matches', '(', [' PATTERN_BAD']],
    ['plan', 'matches', 'x'.repeat(201), [' TEXT_TOO_LONG']],
    ['plan', 'inList', 'nowhere', [' UNKNOWN_LIST']],
    ['plan', 'inList', ['east'], [' WRONG_TYPE']],
    ['plan', 'inList', 'years', [' LIST_DOES_NOT_FIT']],
    ['tenure', 'inList', 'isles', [' LIST_DOES_NOT_FIT']],
    ['spend', 'fellByPct', { pct: 10 }, ['.months MISSING_FIELD']],
    ['spend', 'fellByPct', { pct: 0, months: 3 }, ['.pct NOT_A_PERCENTAGE']],
    ['spend', 'fellByPct', { pct: 101, months: 3 }, ['.pct NOT_A_PERCENTAGE']],
    ['spend', 'fellByPct', { pct: '10', months: 3 }, ['.pct WRONG_TYPE']],
    ['spend', 'fellByPct', { pct: 10, months: 12 }, ['.months NOT_WHOLE_BETWEEN']],
    ['spend', 'belowOwnAverage', 3, [' WRONG_TYPE']],
    ['bills', 'some', asks('tenure', 'equal', 1), ['.all[0].fact UNKNOWN_FACT']],
    ['bills', 'some', asks('amount', 'equal', 'x'), ['.all[0].value WRONG_TYPE']],
    ['bills', 'some', { all: [] }, ['.all EMPTY_GROUP']],
    ['bills', 'some', { fact: 'amount', operator: 'equal', value: 1 }, [' ROOT_NOT_A_GROUP']],
    ['bills', 'some', 3, [' WRONG_TYPE']],
  ])('%s %s %j', (fact, operator, value, expected) => {
    expect(problemsOf(asks(fact, operator, value))).toEqual(expected);
  });

  it('a pattern where there is no engine', () => {
    expect(problemsOf(asks('plan', 'matches', 'x'), {})).toEqual([' PATTERNS_NOT_HERE']);
  });

  it('a guard holds within an element too', () => {
    const json = asks('bills', 'some', asks('paidOn', 'notEqual', '2026-01-01'));
    expect(problemsOf(json, { ...TERMS, guarded: true })).toEqual(['.all[0] UNKNOWN_NOT_SAID']);
  });

  it('depth counts through an element', () => {
    const nested = (depth: number, leaf: unknown): unknown => (depth === 0 ? leaf : { all: [nested(depth - 1, leaf)] });
    const amount = { fact: 'amount', operator: 'equal', value: 1 };
    const some = (inner: number) => ({ fact: 'bills', operator: 'some', value: nested(inner, amount) });
    expect(problemsOf(nested(30, some(MAX_DEPTH - 32)))).toEqual([]);
    expect(problemsOf(nested(30, some(MAX_DEPTH - 31)))).toEqual([expect.stringContaining('TOO_DEEP')]);
  });
});

it('a list is its entries, a pattern its engine’s, an element its own condition', () => {
  expect(readCondition(asks('plan', 'inList', 'isles'), FACTS, '$', TERMS)).toMatchObject({
    value: { of: [{ leaf: { value: 'isles', among: new Set(['east', 'west']) } }] },
  });
  expect(readCondition(asks('plan', 'matches', '^5G'), FACTS, '$', TERMS)).toMatchObject({
    value: { of: [{ leaf: { value: '^5G', pattern: { test: expect.any(Function) } } }] },
  });
  expect(readCondition(asks('bills', 'some', asks('amount', 'equal', 1)), FACTS)).toMatchObject({
    value: { of: [{ leaf: { value: { element: { kind: 'all', of: [{ leaf: { fact: 'amount', value: 1 } }] } } } }] },
  });
});
