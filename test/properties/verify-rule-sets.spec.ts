import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EngineOptions, RuleProperties } from '../../src/core/rules/engine/types.js';
import { PlainRules } from '../../src/core/rules/face/plain-rules.js';
import type { RuleFinding } from '../../src/core/rules/face/rule-finding.js';
import { type VerifyRuleSetOptions, verify } from '../../src/core/rules/face/verify-rule-set.js';
import { REFERENCE } from '../../src/core/rules/reference.js';
import { everySheet, plainRules, someRules, VALUES } from './any-rule-set.js';

type Facts = Readonly<Record<string, unknown>>;
type Asked = { readonly rules: readonly RuleProperties[]; readonly options: EngineOptions };

/** What the judge says: the rules that match, by their places; null where it rejects the run. */
async function judged({ rules, options }: Asked, facts: Facts): Promise<ReadonlySet<number> | null> {
  const named = rules.map((rule, index) => ({ ...structuredClone(rule), name: String(index) }));
  try {
    const { results } = await new REFERENCE.Engine(named, options).run(structuredClone(facts));
    return new Set(results.map(({ name }) => Number(name)));
  } catch {
    return null;
  }
}

/** A part of a rule by its path under `$[n].conditions`. */
const stepsOf = (path: string) =>
  path
    .replace(/^\$\[\d+\]\.conditions\.?/, '')
    .split(/[.[\]]+/)
    .filter((step) => step !== '');

// biome-ignore lint/suspicious/noExplicitAny: a walk over JSON of any shape
const partAt = (json: any, steps: readonly string[]): any => steps.reduce((part, step) => part[step], json);

/** The conditions without the parts at these paths, as a person would cut them. */
function cut(conditions: unknown, paths: readonly string[]): RuleProperties['conditions'] {
  const copy = structuredClone(conditions);
  for (const steps of paths.map(stepsOf)) partAt(copy, steps.slice(0, -1))[Number(steps.at(-1))] = null;
  const clean = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.filter((one) => one !== null).map(clean);
    if (part === null || typeof part !== 'object') return part;
    return Object.fromEntries(Object.entries(part).map(([name, one]) => [name, clean(one)]));
  };
  return clean(copy) as RuleProperties['conditions'];
}

/** Rules that must never match together with their finding, or must match as another rule does. */
function derived(
  { kind, paths, rules: [first] }: RuleFinding,
  rules: readonly RuleProperties[],
): RuleProperties | null {
  const rule = rules[first?.index ?? -1];
  if (rule === undefined) return null;
  if (kind === 'no-effect') return { ...rule, conditions: cut(rule.conditions, paths) };
  if (kind !== 'contradiction') return null;
  return { ...rule, conditions: { all: paths.map((path) => partAt(rule.conditions, stepsOf(path))) } };
}

const isKnown = (facts: Facts, { scope }: RuleFinding) =>
  Object.keys(scope).every(
    (name) => name.split('.').reduce<unknown>((at, step) => (at as Facts | undefined)?.[step], facts) !== undefined,
  );

/** Whether one customer shows that a proof is wrong; `extra` is the derived rule's own answer. */
function isRefuted(finding: RuleFinding, matched: ReadonlySet<number>, facts: Facts, extra: boolean | null): boolean {
  const { kind, rules, claim } = finding;
  const [first = -1, ...others] = rules.map(({ index }) => index);
  if (claim.kind !== 'proved') return false;
  const has = (index: number) => matched.has(index);
  switch (kind) {
    case 'never-fires':
      return has(first);
    case 'always-fires':
      return !has(first) && (claim.basis === 'every-sheet' || isKnown(facts, finding));
    case 'equivalent':
      return others.some((other) => has(other) !== has(first));
    case 'implied':
      return has(first) && !others.every(has);
    case 'shadowed':
      return has(first) && !others.some(has);
    case 'contradiction':
      return extra === true;
    case 'no-effect':
      return extra !== has(first);
    default:
      return false;
  }
}

async function refuted(asked: Asked, finding: RuleFinding, facts: Facts): Promise<boolean> {
  const extra = derived(finding, asked.rules);
  const rules = extra === null ? asked.rules : [...asked.rules, extra];
  const matched = await judged({ ...asked, rules }, facts);
  return matched !== null && isRefuted(finding, matched, facts, extra && matched.has(rules.length - 1));
}

/** Whether the judge says of a witness what is claimed; facts that only other rules ask for are not in it. */
async function isWitness({ rules, options }: Asked, { rules: named, claim, kind }: RuleFinding): Promise<boolean> {
  if (claim.kind !== 'witnessed') return true;
  const involved = named.flatMap(({ index }) => rules[index] ?? []);
  const matched = await judged({ rules: involved, options }, claim.facts);
  const expected = named.flatMap(({ index }, place) => (claim.matches.includes(index) ? [place] : []));
  const isAsMeant = kind === 'gap' ? expected.length === 0 : expected.length === named.length;
  return (
    matched !== null && isAsMeant && expected.length === matched.size && expected.every((place) => matched.has(place))
  );
}

const options = fc.constantFrom<EngineOptions>({}, { allowUndefinedFacts: true });
const sheet = fc.record(
  Object.fromEntries(Object.entries(VALUES).map(([fact, some]) => [fact, fc.constantFrom(...some)])),
);
const nested = ({ gb, ...facts }: Facts): Facts => ({
  ...facts,
  gb2: 1,
  usage: gb === undefined ? {} : { last: { gb } },
});
const missing = fc.subarray(['n', 'band', 'yes', 'day', 'tags', 'gb2', 'usage']);

describe('no finding of verify is refuted', () => {
  it('by facts under json-rules-engine, and every witness is one', async () => {
    await fc.assert(
      fc.asyncProperty(
        someRules,
        options,
        fc.array(fc.tuple(sheet, missing), { minLength: 8, maxLength: 8 }),
        async (rules, more, sheets) => {
          const asked = { rules, options: more };
          const findings = verify(rules, more);
          for (const finding of findings) {
            expect(await isWitness(asked, finding)).toBe(true);
            for (const [one, gone] of sheets) {
              const facts = Object.fromEntries(
                Object.entries(nested(one)).filter(([fact]) => !(more.allowUndefinedFacts && gone.includes(fact))),
              );
              const isWrong = await refuted(asked, finding, facts);
              if (isWrong) throw new Error(JSON.stringify({ finding, facts }));
            }
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('the evaluator of verify and diff', () => {
  it('says what json-rules-engine says, rejections too', async () => {
    await fc.assert(
      fc.asyncProperty(someRules, options, sheet, missing, async (rules, more, one, gone) => {
        const facts = Object.fromEntries(Object.entries(nested(one)).filter(([fact]) => !gone.includes(fact)));
        const decided = new PlainRules(rules, more).decide(facts);
        const matched = await judged({ rules, options: more }, facts);
        expect('matched' in decided ? [...decided.matched].sort() : null).toEqual(matched && [...matched].sort());
      }),
      { numRuns: 500 },
    );
  });
});

/** For each rule, the customers it matches. */
function matchesOf(set: PlainRules, sheets: readonly Facts[]): readonly ReadonlySet<Facts>[] {
  const matches = set.rules.map(() => new Set<Facts>());
  for (const facts of sheets) {
    const decided = set.decide(facts);
    if ('rejected' in decided) throw new Error(decided.rejected);
    for (const index of decided.matched) matches[index]?.add(facts);
  }
  return matches;
}

describe('where everything is looked into', () => {
  const texts = {
    band: ['LOW', 'MID', 'HIGH', 'OTHER'],
    day: ['2026-01-01', '2026-06-01', '9', 'x', '2', '2026-01-05'],
  };
  const said = { band: { enum: ['LOW', 'MID', 'HIGH'] }, n: { type: 'integer' } } as const;

  it.each<[string, VerifyRuleSetOptions, typeof VALUES]>([
    ['of the types they are compared with', {}, texts],
    ['or missing', { allowUndefinedFacts: true }, texts],
    ['as declared', { facts: said }, { ...texts, band: said.band.enum, n: [-1, 0, 1, 2, 3] }],
  ])(
    'a rule that matches nobody is found, and no other: facts %s',
    (_case, more, values) => {
      const sheets = everySheet({ ...VALUES, ...values }, more.allowUndefinedFacts === true);
      fc.assert(
        fc.property(plainRules, (rules) => {
          const findings = verify(rules, more);
          expect(findings.filter(({ claim }) => claim.kind === 'undecided')).toEqual([]);
          const never = findings.flatMap(({ kind, rules: [first] }) => (kind === 'never-fires' ? [first?.index] : []));
          const matches = matchesOf(new PlainRules(rules, more), sheets);
          expect(never.sort()).toEqual(matches.flatMap((own, index) => (own.size === 0 ? [index] : [])));
        }),
        { numRuns: 6 },
      );
    },
    60_000,
  );
});
