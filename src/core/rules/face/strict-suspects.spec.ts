import { describe, expect, it } from '@jest/globals';
import type { TopLevelCondition } from '../engine/types.js';
import { PlainRules } from './plain-rules.js';
import { StrictSpace } from './strict-space.js';
import { strictSuspects, strictWitnesses } from './strict-suspects.js';
import { StrictReader } from './strict-tree.js';

const rule = (conditions: object, offer: number, priority = 1) => ({
  conditions: conditions as TopLevelCondition,
  event: { type: 'x', params: { offer } },
  priority,
});
const low = { fact: 'usage', path: '$.last.gb', operator: 'lessThan', value: 5 };
const near = { fact: 'age', operator: 'near', value: 5 };

function suspectsOf(...rules: readonly ReturnType<typeof rule>[]) {
  const plain = new PlainRules(rules);
  const reader = new StrictReader(
    { dynamic: () => false, custom: new Set() },
    { conditions: plain.shared, allowUndefinedConditions: false },
  );
  const trees = plain.rules.map((one) => ({ rule: one, tree: reader.root(one.conditions) }));
  const space = new StrictSpace(
    trees.map(({ tree }) => tree),
    {},
    false,
  );
  const suspects = strictSuspects(trees, space, ({ params }) => params?.offer);
  return { suspects, witnesses: strictWitnesses(plain, space.fields), space };
}

describe('rules as suspects', () => {
  it('with what they ask, offer and say', () => {
    const { suspects } = suspectsOf(rule({ all: [low] }, 1, 3), rule({ all: [near] }, 1));
    const [a, b] = suspects;
    expect(
      [a, b].map((one) => one && [one.ref.rule, one.path, one.priority, [...one.facts], one.sealed, one.divisible]),
    ).toEqual([
      ['0', '$[0].conditions', 3, ['usage.last.gb'], false, true],
      ['1', '$[1].conditions', 1, ['age'], true, false],
    ]);
    expect([a?.offer === b?.offer, a?.event === b?.event]).toEqual([true, true]);
  });
});

describe('a witness', () => {
  it('holds the properties that paths lead to', () => {
    const { suspects, witnesses } = suspectsOf(
      rule({ all: [low, { ...low, path: '$.last.sms', operator: 'equal' }] }, 1),
    );
    const names = new Set(['usage.last.gb', 'usage.last.sms']);
    const facts = witnesses.sheetAt([0, 1], names);
    expect(facts).toEqual({ usage: { last: { gb: 4, sms: 5 } } });
    expect(facts && witnesses.matches(facts, suspects)).toEqual([true]);
    expect(witnesses.matches({}, suspects)).toEqual([]);
  });

  it('is none where a fact would be a value and hold properties', () => {
    const { witnesses } = suspectsOf(rule({ all: [{ ...low, path: '' }, low] }, 1));
    expect(witnesses.sheetAt([0, 0], new Set(['usage', 'usage.last.gb']))).toBeNull();
  });

  it('leaves out what is missing inside, and keeps the fact', () => {
    const { witnesses, space } = suspectsOf(rule({ all: [low] }, 1));
    const missing = space.fields[0]?.missing ?? -1;
    expect(witnesses.sheetAt([missing], new Set(['usage.last.gb']))).toEqual({ usage: { last: {} } });
  });
});
