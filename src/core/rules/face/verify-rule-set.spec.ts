import { describe, expect, it } from '@jest/globals';
import type { TopLevelCondition } from '../engine/types.js';
import { type VerifyRuleSetOptions, verify } from './verify-rule-set.js';

const is = (fact: string, operator: string, value: unknown) => ({ fact, operator, value });
const low = is('gb', 'lessThan', 5);
const high = is('gb', 'greaterThan', 9);
const top = is('band', 'equal', 'TOP');
const rule = (conditions: object, change: object = {}) => ({
  conditions: conditions as TopLevelCondition,
  event: { type: 'x' },
  ...change,
});
const offer = (type: string, params?: object) => ({ event: { type, ...(params ? { params } : {}) } });

type Case = readonly [
  string,
  readonly ReturnType<typeof rule>[],
  VerifyRuleSetOptions,
  readonly (readonly [string, string, readonly number[]])[],
];

const CASES: readonly Case[] = [
  [
    'never fires',
    [rule({ all: [low, high] })],
    {},
    [
      ['never-fires', 'proved', [0]],
      ['contradiction', 'proved', [0]],
    ],
  ],
  ['always fires', [rule({ any: [low, is('gb', 'greaterThanInclusive', 5)] })], {}, [['always-fires', 'proved', [0]]]],
  [
    'a fact that may be missing: only where it is known',
    [rule({ any: [low, is('gb', 'greaterThanInclusive', 5)] })],
    { allowUndefinedFacts: true },
    [['always-fires', 'proved', [0]]],
  ],
  [
    'equivalent, in other words',
    [rule({ all: [low] }), rule({ not: is('gb', 'greaterThanInclusive', 5) }, offer('y'))],
    {},
    [['equivalent', 'proved', [0, 1]]],
  ],
  [
    'not equivalent where the fact may be missing',
    [rule({ all: [low] }), rule({ not: is('gb', 'greaterThanInclusive', 5) }, offer('y'))],
    { allowUndefinedFacts: true },
    [['implied', 'proved', [0, 1]]],
  ],
  [
    'implied, and shadowed by a higher priority with the same offer',
    [rule({ all: [low, top] }), rule({ all: [low] }, { priority: 5 })],
    {},
    [
      ['shadowed', 'proved', [0, 1]],
      ['implied', 'proved', [0, 1]],
    ],
  ],
  [
    'one offer, told by the caller',
    [rule({ all: [low, top] }, offer('a', { id: 1 })), rule({ all: [low] }, { priority: 5, ...offer('b', { id: 1 }) })],
    { offerOf: ({ params }) => params?.id },
    [
      ['shadowed', 'proved', [0, 1]],
      ['event-clash', 'witnessed', [0, 1]],
      ['implied', 'proved', [0, 1]],
    ],
  ],
  ['a condition without effect', [rule({ all: [low, is('gb', 'lessThan', 8)] })], {}, [['no-effect', 'proved', [0]]]],
  [
    'a gap between bands',
    [rule({ all: [is('gb', 'lessThan', 5)] }), rule({ all: [is('gb', 'greaterThan', 5)] }, offer('y'))],
    {},
    [['gap', 'witnessed', [0, 1]]],
  ],
  [
    'bands that overlap',
    [rule({ all: [is('gb', 'lessThan', 6)] }), rule({ all: [is('gb', 'greaterThan', 5)] }, offer('y'))],
    {},
    [['overlap', 'witnessed', [0, 1]]],
  ],
  ['a fact nobody asks for', [rule({ all: [low] })], { facts: { gb: {}, age: {} } }, [['unused-fact', 'proved', []]]],
  [
    'a shared condition that leads back to itself, and a rule that asks it',
    [rule({ condition: 'a' })],
    { conditions: { a: { all: [{ condition: 'b' }] }, b: { any: [{ condition: 'a' }] } } },
    [
      ['reference-cycle', 'proved', []],
      ['never-fires', 'undecided', [0]],
    ],
  ],
  [
    'one event with two meanings',
    [rule({ all: [low] }, offer('x', { id: 1 })), rule({ all: [top] }, offer('x', { id: 2 }))],
    {},
    [['event-clash', 'witnessed', [0, 1]]],
  ],
  ['an event of the engine’s own', [rule({ all: [low] }, offer('success'))], {}, [['event-clash', 'proved', [0]]]],
  ['nothing', [rule({ all: [low] })], {}, []],
];

describe('what rules will do', () => {
  it.each(CASES)('%s', (_case, rules, options, expected) => {
    const found = verify(rules, options).map(({ kind, claim, rules: named }) => [
      kind,
      claim.kind,
      named.map(({ index }) => index),
    ]);
    expect(found).toEqual(expected);
  });
});

describe('a finding', () => {
  it('says of which values it speaks, and where', () => {
    const [never, contradiction] = verify([rule({ all: [top, low, high] }, { name: 'n' })], {
      facts: { band: { enum: ['LOW', 'TOP'] } },
    });
    expect(never).toMatchObject({
      rules: [{ index: 0, name: 'n' }],
      scope: { gb: 'number', band: 'one of "LOW", "TOP"' },
    });
    expect(contradiction?.paths).toEqual(['$[0].conditions.all[1]', '$[0].conditions.all[2]']);
  });

  it('shows the customer, nested where paths are asked', () => {
    const gb = (operator: string) => ({ fact: 'usage', path: '$.gb', operator, value: 5 });
    const [gap] = verify([rule({ all: [gb('lessThan')] }), rule({ all: [gb('greaterThan')] }, offer('y'))]);
    expect(gap).toMatchObject({
      kind: 'gap',
      stretch: { kind: 'values', values: [5] },
      claim: { kind: 'witnessed', facts: { usage: { gb: 5 } }, matches: [] },
      scope: { 'usage.gb': 'number or missing' },
    });
  });
});

describe('what is not looked into', () => {
  it.each([
    ['an operator of the caller’s own', is('gb', 'near', 5), {}, 'custom-operator'],
    ['a built-in name with another meaning', low, { customOperators: ['lessThan'] }, 'custom-operator'],
    ['a fact given by a function', low, { facts: { gb: { dynamic: true } } }, 'dynamic-fact'],
    ['a path beyond names', { ...low, path: '$..x' }, {}, 'json-path'],
    ['texts read as numbers', low, { facts: { gb: { type: 'string' } } }, 'mixed-types'],
  ] as const)('%s is said, with its reason and place', (_case, leaf, options, reason) => {
    expect(verify([rule({ all: [top, leaf] })], options)).toEqual([
      {
        kind: 'never-fires',
        severity: 'info',
        rules: [{ index: 0 }],
        paths: ['$[0].conditions.all[1]'],
        facts: [],
        claim: { kind: 'undecided', reason, limit: 0 },
        scope: {},
      },
    ]);
  });

  it('what holds whatever it answers is proved', () => {
    const kinds = verify([rule({ all: [is('age', 'near', 5), low, high] })]).map(({ kind, claim }) => [
      kind,
      claim.kind,
    ]);
    expect(kinds).toEqual([
      ['never-fires', 'proved'],
      ['contradiction', 'proved'],
    ]);
  });

  it('beside an operator of the caller’s own nothing is called without effect: it may answer no boolean', () => {
    expect(verify([rule({ all: [is('age', 'near', 5), low, low] })]).map(({ kind }) => kind)).toEqual(['never-fires']);
  });
});

describe('limits', () => {
  it.each([
    ['time', { limits: { millis: 10 }, elapsed: () => 11 }, 10],
    ['set-steps', { limits: { setSteps: 1 } }, 1],
  ] as const)('of %s leave nothing unsaid', (reason, options, limit) => {
    const findings = verify([rule({ all: [low] }), rule({ all: [top] })], options);
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.map(({ claim }) => claim)).toEqual(findings.map(() => ({ kind: 'undecided', reason, limit })));
  });
});

it('a rule no engine would take is refused, with its place', () => {
  expect(() => verify([rule({ all: [low] }), rule({ fact: 'a' })])).toThrow('rules[1]');
});
