import { describe, expect, it } from '@jest/globals';
import type { Condition, Leaf } from '../../condition/condition.js';
import { FoundProblems } from '../../kit/found-problems.js';
import { covers, findCovered, findUnreached } from './rule-cover.js';

type Said = Pick<Leaf, 'operator' | 'value'> & Partial<Leaf>;
const leaf = (said: Said): Condition => ({ kind: 'leaf', leaf: { fact: 'months', type: 'number', ...said } });
const all = (...of: readonly Condition[]): Condition => ({ kind: 'all', of });
const any = (...of: readonly Condition[]): Condition => ({ kind: 'any', of });
const atLeast = (value: number) => leaf({ operator: 'greaterThanInclusive', value });
const moreThan = (value: number) => leaf({ operator: 'greaterThan', value });
const below = (value: number) => leaf({ operator: 'lessThan', value });
const among = (...value: readonly string[]) => leaf({ fact: 'band', type: 'enum', operator: 'in', value });

describe('an earlier rule takes all that a later one would', () => {
  it.each<[string, Condition, Condition, boolean]>([
    ['the same', all(atLeast(24)), all(atLeast(24)), true],
    ['a wider mark', all(atLeast(24)), all(atLeast(36)), true],
    ['a narrower mark', all(atLeast(36)), all(atLeast(24)), false],
    ['the same mark, open, before closed', all(moreThan(24)), all(atLeast(24)), false],
    ['the same mark, closed, before open', all(atLeast(24)), all(moreThan(24)), true],
    ['from above', all(below(10)), all(below(5)), true],
    ['the other side', all(below(10)), all(atLeast(5)), false],
    ['fewer questions', all(atLeast(24)), all(atLeast(24), among('LOW')), true],
    ['more questions', all(atLeast(24), among('LOW')), all(atLeast(24)), false],
    ['more values', all(among('LOW', 'MID')), all(among('MID')), true],
    ['other values', all(among('LOW')), all(among('MID')), false],
    ['nested', all(all(atLeast(24))), all(atLeast(30), all(among('LOW'))), true],
    ['an any is only the same as itself', any(atLeast(24)), any(atLeast(24), among('LOW')), false],
    [
      'who is not known to be below it is not known to be above the other',
      all(atLeast(24)),
      all(leaf({ operator: 'greaterThanInclusive', value: 36, unknown: 'matches' })),
      false,
    ],
  ])('%s', (_case, earlier, later, expected) => {
    expect(covers(earlier, later)).toBe(expected);
  });
});

describe('among ordered rules', () => {
  const found = (...rules: Parameters<typeof findCovered>[0]) => {
    const problems = new FoundProblems();
    findCovered(rules, '$.rules', problems);
    return problems.result(null);
  };

  it('what never has its turn is named with what covers it', () => {
    const rules = [{ conditions: all(atLeast(24)) }, { conditions: all(below(3)) }, { conditions: all(atLeast(36)) }];
    expect(found(...rules)).toEqual({
      ok: false,
      problems: [{ path: '$.rules[2]', code: 'RULE_COVERED', params: { by: '$.rules[0]' } }],
    });
  });

  it('rules for others do not overlap', () => {
    expect(
      found({ conditions: all(atLeast(24)), guard: ['A'] }, { conditions: all(atLeast(24)), guard: ['B'] }),
    ).toEqual({ ok: true, value: null });
  });

  it('a value nothing leads to is a gap', () => {
    const problems = new FoundProblems();
    findUnreached(['A', 'B', 'C'], ['A'], '$.gives', problems);
    expect(problems.result(null)).toMatchObject({
      problems: [{ path: '$.gives', code: 'VALUE_NEVER_GIVEN', params: { values: 'B, C' } }],
    });
  });
});
