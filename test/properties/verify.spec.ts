import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Leaf } from '../../src/core/condition/condition.js';
import { leafTest } from '../../src/core/condition/evaluate-condition.js';
import type { FactCatalogue } from '../../src/core/facts/fact-catalogue.js';
import type { FactSheet, FactValue } from '../../src/core/facts/fact-sheet.js';
import { textCells } from '../../src/core/rules/check/cells/values.js';
import type { Finding } from '../../src/core/rules/check/finding.js';
import { verifyRules } from '../../src/core/rules/check/verify.js';
import { evaluateRow } from '../../src/core/rules/evaluate-row.js';
import { type CompiledPack, compilePack } from '../../src/core/rules/program.js';
import { aCatalogue, aFact, aRulePack } from '../builders/a-rule-pack.js';
import { ruleOf } from '../golden/verify-world.js';

/** Small enough that every sheet there is can be asked: a cell's value on each side of each mark, and missing. */
const CATALOGUE = aCatalogue(
  aFact({ name: 'gigabytes', type: 'number' }),
  aFact({ name: 'months', type: 'number', whole: true, nullable: false }),
  aFact({ name: 'band', type: 'enum', values: ['LOW', 'MID', 'HIGH'] }),
  aFact({ name: 'ends', type: 'day' }),
);
const SHEETS = cross({
  gigabytes: [null, -1, 0, 0.5, 1, 1.5, 2, 3],
  months: [-1, 0, 1, 2, 3],
  band: [null, 'LOW', 'MID', 'HIGH'],
  ends: [null, '2025-12-31', '2026-01-01', '2026-01-02'],
});

function cross(values: Readonly<Record<string, readonly FactValue[]>>): readonly FactSheet[] {
  return Object.entries(values).reduce<readonly FactSheet[]>(
    (sheets, [name, some]) => sheets.flatMap((sheet) => some.map((value) => ({ ...sheet, [name]: value }))),
    [{}],
  );
}

const number = fc.constantFrom(0, 1, 2);
const ordered = fc.constantFrom(
  'equal',
  'notEqual',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
);
const meaning = fc.constantFrom({}, {}, { unknown: 'matches' }, { unknown: 'fails' });
const leaf = fc.oneof(
  fc.record({ fact: fc.constantFrom('gigabytes', 'months'), operator: ordered, value: number }),
  fc.record({
    fact: fc.constant('gigabytes'),
    operator: fc.constant('between'),
    value: fc.constantFrom([0, 1], [1, 2]),
  }),
  fc.record({
    fact: fc.constant('band'),
    operator: fc.constantFrom('in', 'notIn'),
    value: fc.subarray(['LOW', 'MID', 'HIGH'], { minLength: 1 }),
  }),
  fc.record({ fact: fc.constant('ends'), operator: ordered, value: fc.constant('2026-01-01') }),
);
const asked = fc.tuple(leaf, meaning).map(([one, more]) => ({ ...one, ...(one.fact === 'months' ? {} : more) }));
const { condition } = fc.letrec<{ condition: object; group: object }>((tie) => ({
  condition: fc.oneof({ maxDepth: 3, withCrossShrink: true }, asked, asked, tie('group')),
  group: fc.oneof(
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie('condition').map((not) => ({ not })),
  ),
}));
const group = fc.array(condition, { minLength: 1, maxLength: 3 }).map((all) => ({ all }));
const someRules = fc
  .array(fc.tuple(group, fc.constantFrom('x', 'y'), fc.integer({ min: 1, max: 3 }), fc.constantFrom(9, 10)), {
    minLength: 1,
    maxLength: 4,
  })
  .map((rows) =>
    rows.map(([conditions, offerId, priority, expireHours], index) =>
      ruleOf(`r-${index}`, conditions, { offerId, priority, schedule: { delayHours: 0, expireHours } }),
    ),
  );

type Rules = ReturnType<typeof ruleOf>[];
type World = { readonly catalogue: FactCatalogue; readonly sheets: readonly FactSheet[] };
const FLAT: World = { catalogue: CATALOGUE, sheets: SHEETS };
const packOf = (rules: Rules, { catalogue }: World = FLAT) => compilePack(aRulePack({ rules }), catalogue);

/** For each rule by its id, the sheets it matches, by their place. */
function matched(pack: CompiledPack, sheets: readonly FactSheet[]): ReadonlyMap<string, ReadonlySet<number>> {
  const truths = sheets.map((sheet) => evaluateRow(pack, sheet));
  return new Map(
    pack.rules.map(({ rule }, index) => [
      rule.id,
      new Set(truths.flatMap((row, place) => (row[index] === 'true' ? [place] : []))),
    ]),
  );
}

const within = (a: ReadonlySet<number>, b: ReadonlySet<number>) => [...a].every((place) => b.has(place));

/** A part of a rule's JSON by its path under `$.rules[n].conditions`. */
function steps(path: string): readonly string[] {
  return path
    .replace(/^\$\.rules\[\d+\]\.conditions\.?/, '')
    .split(/[.[\]]+/)
    .filter((step) => step !== '');
}

// biome-ignore lint/suspicious/noExplicitAny: a walk over JSON of any shape
const partAt = (json: any, path: string): any => steps(path).reduce((part, step) => part[step], json);

/** The conditions without the parts at these paths, as a person would cut them. */
function cut(conditions: unknown, paths: readonly string[]): unknown {
  const copy = structuredClone(conditions);
  for (const path of paths) {
    const way = steps(path);
    const list = partAt(copy, `$.rules[0].conditions.${way.slice(0, -1).join('.')}`);
    list[Number(way.at(-1))] = null;
  }
  const clean = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.filter((one) => one !== null).map(clean);
    if (part === null || typeof part !== 'object') return part;
    return Object.fromEntries(Object.entries(part).map(([name, one]) => [name, clean(one)]));
  };
  return clean(copy);
}

/** Whether the findings say that whoever matches one rule matches the other. */
function isSaid(findings: readonly Finding[], a: string, b: string): boolean {
  return findings.some(({ kind, rules }) => {
    const names = rules.map(({ rule }) => rule);
    if (kind === 'implied') return names[0] === a && names.includes(b);
    return kind === 'equivalent' && names.includes(a) && names.includes(b);
  });
}

describe('no claim of the verifier is violated by any sheet', () => {
  const check = (finding: Finding, rules: Rules, world: World = FLAT) => {
    const { sheets } = world;
    const pack = packOf(rules, world);
    const found = matched(pack, sheets);
    const [first = new Set<number>(), ...others] = finding.rules.map(
      ({ rule }) => found.get(rule) ?? new Set<number>(),
    );
    const rule = rules.find(({ id }) => id === finding.rules[0]?.rule);
    const { claim } = finding;
    if (claim.kind === 'undecided') throw new Error('nothing is undecided at this size');
    if (claim.kind === 'witnessed') {
      const truths = matched(pack, [claim.sheet]);
      const matches = finding.rules.filter((one) => truths.get(one.rule)?.has(0)).map((one) => one.rule);
      expect([finding.kind, matches]).toEqual([finding.kind, claim.matches]);
      return;
    }
    switch (finding.kind) {
      case 'never-fires':
        return expect(first.size).toBe(0);
      case 'always-fires': {
        const facts = packOf(
          rules.filter((one) => one === rule),
          world,
        ).facts;
        const asked = sheets.flatMap((sheet, place) => (facts.every((fact) => sheet[fact] !== null) ? [place] : []));
        return expect(within(new Set(asked), first)).toBe(true);
      }
      case 'equivalent':
        return expect(others.every((one) => within(first, one) && within(one, first))).toBe(true);
      case 'implied':
        return expect(others.every((one) => within(first, one))).toBe(true);
      case 'shadowed':
        return expect([...first].every((place) => others.some((one) => one.has(place)))).toBe(true);
      case 'no-effect': {
        const shorter = packOf([ruleOf('cut', cut(rule?.conditions, finding.paths))], world);
        return expect([...(matched(shorter, sheets).get('cut') ?? [])]).toEqual([...first]);
      }
      case 'contradiction': {
        const parts = finding.paths.map((path) => partAt(rule?.conditions, path));
        return expect(matched(packOf([ruleOf('both', { all: parts })], world), sheets).get('both')?.size).toBe(0);
      }
      default:
        throw new Error(`nobody proves a finding of the kind ${finding.kind} here`);
    }
  };

  it('proved and witnessed, over random rules and every sheet of the space', () => {
    const kinds = new Map<string, number>();
    fc.assert(
      fc.property(someRules, (rules) => {
        for (const finding of verifyRules([packOf(rules)], CATALOGUE)) {
          kinds.set(finding.kind, (kinds.get(finding.kind) ?? 0) + 1);
          check(finding, rules);
        }
      }),
      { numRuns: 150 },
    );
    expect(kinds.size).toBeGreaterThanOrEqual(6);
  });

  it('proved of what it does not look into: trends, patterns', () => {
    const world: World = {
      catalogue: aCatalogue(
        aFact({ name: 'spend', type: 'series', months: 12, nullable: false }),
        aFact({ name: 'plan', type: 'text' }),
      ),
      sheets: cross({
        spend: [[], [100, null, 90], [100, 90], [100, 90, 81], [90, 100, 60], [50, 50, 50]],
        plan: [null, 'x1', 'y1', 'x', ''],
      }),
    };
    const question = fc.oneof(
      fc.constantFrom(1, 2).map((months) => ({ fact: 'spend', operator: 'fellByPct', value: { pct: 10, months } })),
      fc.constantFrom('x', '[0-9]$').map((value) => ({ fact: 'plan', operator: 'matches', value })),
      fc.constantFrom('x', 'x1').map((value) => ({ fact: 'plan', operator: 'equal', value })),
    );
    const part = fc.oneof(
      question,
      question.map((not) => ({ not })),
      fc.array(question, { minLength: 1, maxLength: 2 }).map((any) => ({ any })),
    );
    const some = fc.array(fc.array(part, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(some, (conditions) => {
        const rules = conditions.map((all, index) => ruleOf(`r-${index}`, { all }));
        const findings = verifyRules([packOf(rules, world)], world.catalogue);
        for (const finding of findings.filter(({ claim }) => claim.kind !== 'undecided')) check(finding, rules, world);
      }),
      { numRuns: 300 },
    );
  });

  it('and nothing that holds of every sheet is missed', () => {
    fc.assert(
      fc.property(someRules, (rules) => {
        const pack = packOf(rules);
        const findings = verifyRules([pack], CATALOGUE);
        const found = matched(pack, SHEETS);
        const ids = (kind: string) => findings.filter((one) => one.kind === kind).map((one) => one.rules[0]?.rule);
        const empty = rules.filter(({ id }) => found.get(id)?.size === 0).map(({ id }) => id);
        expect(ids('never-fires').sort()).toEqual(empty.sort());
        const quiet = new Set([...ids('never-fires'), ...ids('always-fires')]);
        const live = rules.map(({ id }) => id).filter((id) => !quiet.has(id));
        const pairs = live.flatMap((a) => live.filter((b) => b !== a).map((b) => [a, b] as const));
        const wider = pairs.filter(([a, b]) => within(found.get(a) ?? new Set(), found.get(b) ?? new Set()));
        expect(wider.filter(([a, b]) => !isSaid(findings, a, b))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('the cells of a fact', () => {
  const texts = fc.constantFrom('', 'x', 'y', 'xy', 'yx', 'xyx');
  const textLeaf = fc.oneof(
    fc.record({ operator: fc.constantFrom('equal', 'startsWith'), value: texts }),
    fc.record({ operator: fc.constant('in'), value: fc.array(texts, { minLength: 1, maxLength: 3 }) }),
  );
  const words = (length: number): readonly string[] =>
    length === 0 ? [''] : ['', ...['x', 'y', 'z'].flatMap((letter) => words(length - 1).map((rest) => letter + rest))];
  const ALL_WORDS = words(4);

  it('tell apart every text that conditions tell apart, and no other', () => {
    fc.assert(
      fc.property(fc.array(textLeaf, { minLength: 1, maxLength: 5 }), (asked) => {
        const leaves = asked.map((one) => ({ fact: 'plan', type: 'text', ...one }) as Leaf);
        const tests = leaves.map((one) => leafTest(one));
        const told = (values: readonly FactValue[]) =>
          [...new Set(values.map((value) => tests.map((test) => test(value)).join()))].sort();
        expect(told(textCells(leaves).map(({ value }) => value))).toEqual(told(ALL_WORDS));
      }),
      { numRuns: 300 },
    );
  });
});
