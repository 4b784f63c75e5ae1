import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFactFiles } from '../../src/adapters/files/rule-files-facts.js';
import { type RuleFile, readRuleFolder } from '../../src/adapters/files/rule-files-json.js';
import { type Derivation, deriveFacts } from '../../src/core/facts/derive-facts.js';
import type { FactDefinition } from '../../src/core/facts/fact-catalogue.js';
import type { FactSheet, FactValue } from '../../src/core/facts/fact-sheet.js';
import type { Problem } from '../../src/core/kit/problem.js';
import { aFactSource } from '../builders/a-customer.js';
import { AS_OF, anySource } from './any-source.js';

/** Whatever models lie in the folder are held to these: a new file is covered as soon as it is there. */
const found: Problem[] = [];
const files = (await readRuleFolder('rules', 'facts', found)).filter(({ file }) => !file.endsWith('.cases.json'));
const { catalogue, derivations, byFile } = readFactFiles(files, found);

// biome-ignore lint/suspicious/noExplicitAny: files of every kind
type Json = any;
const kindOf = ({ json }: RuleFile): string => (json as Json).kind;
const ofKind = (...kinds: readonly string[]) =>
  files.filter((one) => kinds.includes(kindOf(one))).map((one) => [one.file, one.json as Json] as const);
const stepsOf = (file: string) => byFile.get(file) ?? [];

function stepOf(file: string): Derivation {
  const [step, ...more] = stepsOf(file);
  if (step === undefined || more.length > 0) throw new Error(`${file} is not one step`);
  return step;
}

type Marks = { readonly numbers: readonly number[]; readonly texts: readonly string[] };

/** Numbers that a file compares with, and those beside them; and the texts. */
function marksIn(json: Json): Marks {
  const numbers = new Set<number>([0, 1]);
  const texts = new Set<string>();
  JSON.stringify(json.model ?? json, (key, value: unknown) => {
    if (typeof value === 'number')
      for (const one of [value - 1, value * 0.7, value, value + 1, value * 1.5]) numbers.add(one);
    if (typeof value === 'string' && key === 'value') texts.add(value);
    return value;
  });
  return { numbers: [...numbers], texts: [...texts] };
}

function anyValueOf(
  { type, values, fields = [], months }: FactDefinition,
  { numbers, texts }: Marks,
): fc.Arbitrary<FactValue> {
  switch (type) {
    case 'enum':
      return fc.constantFrom(...(values ?? []));
    case 'boolean':
      return fc.boolean();
    case 'number':
      return fc.oneof(fc.constantFrom(...numbers), fc.nat(400_000));
    case 'series':
      return fc.array(fc.option(fc.constantFrom(100, 70, 69, 39, 130), { nil: null }), {
        minLength: months ?? 12,
        maxLength: months ?? 12,
      });
    case 'list':
      return fc
        .subarray(['important', 'group', 'strategic', 'phone'])
        .map((all) => all.map((one) => Object.fromEntries(fields.map(({ name }) => [name, one]))));
    case 'day':
      return fc.constantFrom('2026-01-01', '2026-10-30', '2026-12-01');
    default:
      return fc.constantFrom('USD', 'CNY', ...texts);
  }
}

/** What a step reads, all of it known; and the same with some of it missing. */
function sheets({ reads }: Derivation, json: Json): fc.Arbitrary<readonly [FactSheet, FactSheet]> {
  const names = reads?.facts ?? [];
  const marks = marksIn(json);
  const known = names.map((name) => [name, anyValueOf(catalogue.get(name) as FactDefinition, marks)] as const);
  return fc
    .tuple(fc.record(Object.fromEntries(known)), fc.subarray([...names]))
    .map(([sheet, kept]) => [sheet, Object.fromEntries(kept.map((name) => [name, sheet[name] ?? null]))]);
}

const told = (steps: readonly Derivation[], sheet: FactSheet): FactSheet => {
  const whole: Record<string, FactValue> = { ...sheet };
  const given: Record<string, FactValue> = {};
  for (const step of steps) {
    const said = step.derive(aFactSource(), whole, AS_OF);
    for (const name of step.names) whole[name] = given[name] = said[name] ?? null;
  }
  return given;
};

it('the files can be read, and there are models of every kind among them', () => {
  expect(found).toEqual([]);
  expect(ofKind('bands', 'score', 'decision', 'classes', 'lifecycle', 'trends').length).toBeGreaterThanOrEqual(15);
});

const laddersOf = ({ model }: Json): readonly (readonly Json[])[] => [
  ...(model.bands ? [model.bands] : []),
  ...(model.lines ?? []).flatMap((line: Json) => [line.bands, ...(line.overrides ?? []).map((one: Json) => one.bands)]),
];

it.each(ofKind('bands'))('%s: bands cover everything, and missing data never raises one', (file, json) => {
  const [step, { gives, of }] = [stepOf(file), json.model];
  const order = laddersOf(json)[0]?.map(({ band }) => band) ?? [];
  for (const ladder of laddersOf(json)) expect(ladder.map(({ band }) => band)).toEqual(order);
  fc.assert(
    fc.property(sheets(step, json), fc.integer(), ([whole, part], any) => {
      const said = told([step], { ...whole, [of]: any })[gives.band];
      const known = told([step], whole)[gives.band] ?? null;
      const guessed = told([step], part)[gives.band] ?? null;
      if (laddersOf(json).length === 1) expect(order).toContain(said);
      if (known !== null) expect(order).toContain(known);
      // A region or brand has marks of its own: who hangs on none has those of everybody.
      const sameMarks = ['region', 'brand', 'currency'].every((name) => (whole[name] ?? null) === (part[name] ?? null));
      if (guessed !== null && sameMarks) expect(order.indexOf(guessed)).toBeLessThanOrEqual(order.indexOf(known));
    }),
    { numRuns: 200 },
  );
});

it.each(ofKind('score'))('%s: between nothing and full marks, and missing data never raises it', (file, json) => {
  const [step, { gives, outOf }] = [stepOf(file), json.model];
  fc.assert(
    fc.property(sheets(step, json), ([whole, part]) => {
      const [known, guessed] = [told([step], whole)[gives.score], told([step], part)[gives.score] ?? null];
      expect(Number(known)).toBeGreaterThanOrEqual(0);
      expect(Number(known)).toBeLessThanOrEqual(outOf);
      if (guessed !== null) expect(Number(guessed)).toBeLessThanOrEqual(Number(known));
    }),
    { numRuns: 200 },
  );
});

it.each(ofKind('classes'))('%s: missing data never adds a class nor raises the grade', (file, json) => {
  const [step, { gives, grades }] = [stepOf(file), json.model];
  const order: readonly unknown[] = grades.map(({ grade }: Json) => grade);
  const classesIn = (said: FactSheet) => (said[gives.list] as readonly Json[]).map((one) => one[gives.field]);
  fc.assert(
    fc.property(sheets(step, json), ([whole, part]) => {
      const [known, guessed] = [told([step], whole), told([step], part)];
      expect(classesIn(known)).toEqual(expect.arrayContaining(classesIn(guessed)));
      expect(order.indexOf(guessed[gives.grade])).toBeLessThanOrEqual(order.indexOf(known[gives.grade]));
      expect(order).toContain(known[gives.grade]);
    }),
    { numRuns: 200 },
  );
});

/** Where the author says what missing means, a rule may be passed by; then the values must have an order to fall in. */
const RANKS: Readonly<Record<string, readonly string[]>> = {
  tier: ['LOW', 'MID', 'HIGH'],
  creditList: ['BLACK', 'GREY', 'RED'],
};
/** Kinds of people and needs, none of which is above another. */
const UNRANKED = ['segment', 'needType', 'priceSensitivity', 'brandTarget', 'usageTrend'];

it.each(ofKind('decision'))('%s: exactly one class or none, and missing data never raises it', (file, json) => {
  const [step, { gives, notEnoughData = null }] = [stepOf(file), json.model];
  const rank = RANKS[gives.value] ?? null;
  const saysUnknown = JSON.stringify(json.model).includes('"unknown"');
  if (saysUnknown && rank === null) expect(UNRANKED).toContain(gives.value);
  const values = catalogue.get(gives.value)?.values ?? [];
  fc.assert(
    fc.property(sheets(step, json), ([whole, part]) => {
      const [known, guessed] = [told([step], whole)[gives.value] ?? null, told([step], part)[gives.value] ?? null];
      expect(values).toContain(known);
      if (guessed === null || guessed === notEnoughData) return;
      if (!saysUnknown) expect(guessed).toBe(known);
      else if (rank !== null) expect(rank.indexOf(String(guessed))).toBeLessThanOrEqual(rank.indexOf(String(known)));
    }),
    { numRuns: 300 },
  );
});

it.each(ofKind('lifecycle'))('%s: exactly one stage, or the names of what is missing', (file, json) => {
  const [step, { gives }] = [stepOf(file), json.model];
  const stages = catalogue.get(gives.stage)?.values ?? [];
  fc.assert(
    fc.property(sheets(step, json), ([whole, part]) => {
      expect(stages).toContain(told([step], whole)[gives.stage]);
      const guessed = told([step], part);
      if (guessed[gives.stage] !== null) expect(stages).toContain(guessed[gives.stage]);
      expect(guessed[gives.stage] === null).toBe(guessed[gives.missing] !== null);
    }),
    { numRuns: 200 },
  );
});

it.each(files.map(({ file, json }) => [file, json as Json] as const).filter(([file]) => stepsOf(file).length > 0))(
  '%s: the order of input does not matter',
  (file, json) => {
    for (const step of stepsOf(file)) {
      if (step.apart === true || (step.reads?.facts.length ?? 0) === 0) continue;
      fc.assert(
        fc.property(sheets(step, json), ([whole]) => {
          const turned = Object.fromEntries(
            Object.entries(whole)
              .reverse()
              .map(([name, value]) => {
                const isList = catalogue.get(name)?.type === 'list';
                return [name, isList && Array.isArray(value) ? ([...value].reverse() as FactValue) : value];
              }),
          );
          expect(told([step], turned)).toEqual(told([step], whole));
        }),
        { numRuns: 20 },
      );
    }
  },
);

type Path = readonly (string | number)[];

/** Whether marks lie here: an edge between two bands or bins, a number a condition compares with, marks by name. */
function hasMarks(value: Json): boolean {
  if (Array.isArray(value)) return value.some((one) => typeof one?.to === 'number');
  const compares = typeof value.fact === 'string' && typeof value.value === 'number';
  return compares || (typeof value.marks === 'object' && !Array.isArray(value.marks));
}

function placesIn(value: Json, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  const inside = keys.flatMap((key) => placesIn(value[key], [...path, key]));
  return hasMarks(value) ? [path, ...inside] : inside;
}

const further = (mark: number) => (mark <= 1 ? mark / 2 : Math.round(mark * 1.1) + 1);

function moveAt(at: Json): void {
  if (Array.isArray(at)) {
    const last = at.at(-1);
    at[at.length - 2].to = last.from = further(last.from);
  } else if (typeof at.fact === 'string') at.value = further(at.value);
  else {
    const named = Object.entries(at.marks).find(([, mark]) => typeof mark === 'number');
    if (named !== undefined) at.marks[named[0]] = further(Number(named[1]));
  }
}

/** Copies of a file with one mark moved in each. */
function movedMarks(json: Json): readonly Json[] {
  return placesIn(json).map((path) => {
    const copy = structuredClone(json);
    moveAt(path.reduce((value: Json, key) => value[key], copy));
    return copy;
  });
}

function madeOf(first: readonly string[]): ReadonlySet<string> {
  const touched = new Set(first);
  for (const { names, reads } of derivations) {
    if (reads?.facts.some((fact) => touched.has(fact))) for (const name of names) touched.add(name);
  }
  return touched;
}

const MARKED = ofKind('bands', 'score', 'decision', 'classes', 'lifecycle', 'value-classes').filter(
  ([, json]) => movedMarks(json).length > 0,
);

it('marks are found in nearly all of them', () => {
  expect(MARKED.length).toBeGreaterThanOrEqual(12);
});

it.each(MARKED)('%s: a mark that is changed changes the class, what is made of it, and nothing else', (file, json) => {
  let changes = 0;
  for (const moved of movedMarks(json)) {
    const problems: Problem[] = [];
    const others = files.map((one) => (one.file === file ? { file, json: moved } : one));
    const changed = readFactFiles(others, problems);
    if (problems.length > 0) continue;
    const own = stepsOf(file).flatMap(({ names }) => names);
    const touched = madeOf(own);
    const [before, after] = [stepsOf(file), changed.byFile.get(file) ?? []];
    for (const [sheet] of fc.sample(sheets(before[0] as Derivation, json), { numRuns: 300, seed: 7 })) {
      if (JSON.stringify(told(before, sheet)) !== JSON.stringify(told(after, sheet))) changes += 1;
    }
    for (const one of fc.sample(anySource, { numRuns: 10, seed: 7 })) {
      const [old, now] = [deriveFacts(one, derivations, AS_OF), deriveFacts(one, changed.derivations, AS_OF)];
      const differ = Object.keys(old).filter((name) => JSON.stringify(old[name]) !== JSON.stringify(now[name]));
      expect(differ.filter((name) => !touched.has(name))).toEqual([]);
    }
  }
  expect(changes).toBeGreaterThan(0);
});
