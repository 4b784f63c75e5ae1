import { REFERENCE, type RulesKit } from '../../src/core/rules/reference.js';
import * as OURS from '../../src/rules.js';
import { agree, batchSaid, namesOf, quiet, type Rejected, referenceOf, settled, told } from './compiled-face.js';
import { Chance } from './fuzz-chance.js';
import { rule, SHARED, sharedCondition } from './fuzz-rules.js';
import { FACTS, profile, scalar } from './fuzz-values.js';
import { faultOf, type Verdict, verdictOf, wordsOf } from './verdict.js';

export type CompiledReport = {
  /** Rules decided for a customer, in each of the ways a compiled set can be asked. */
  decisions: number;
  customers: number;
  rejections: number;
  matches: number;
  /** Dynamic facts the reference asked, and those that matching in two phases asked. */
  asked: { reference: number; twoPhases: number };
  lastSeed: number;
  differences: { readonly seed: number; readonly run: number; readonly ours: string; readonly judge: string }[];
};

type Facts = Record<string, unknown>;
type Given = {
  readonly options: OURS.CompileOptions;
  readonly rules: OURS.RuleDocument[];
  readonly customers: Facts[];
};
type Calls = { count: number };
type Judged = { readonly whole: Verdict; readonly names: readonly string[] } | Rejected;

/**
 * What an application's fact may do. It never fails, nor gives what an operator would throw at: that two phases do not
 * promise to hear.
 */
function dynamic(chance: Chance, calls: Calls): (params: unknown, almanac: OURS.Almanac) => unknown {
  const given = chance.maybe(0.5) ? profile(chance) : scalar(chance);
  const value = isTextless(given) ? 7 : given;
  const kind = chance.next();
  return (params, almanac) => {
    calls.count += 1;
    if (kind < 0.3) return value;
    if (kind < 0.7) return Promise.resolve(wordsOf(params).length > 4 ? value : 5);
    return kind < 0.9
      ? almanac.factValue('p0').then((found) => (isTextless(found) ? value : found))
      : almanac.factValue('f3');
  };
}

const isTextless = (value: unknown) => typeof value === 'object' && value !== null && Object.hasOwn(value, 'toString');

export function factsOf(chance: Chance, kit: RulesKit, calls: Calls): Facts {
  const given: Facts = chance.maybe(0.03) ? Object.create({ f1: scalar(chance) }) : {};
  const isWhole = chance.maybe(0.7);
  for (const name of FACTS.plain) if (isWhole || chance.maybe(0.9)) given[name] = scalar(chance);
  for (const name of FACTS.profile) given[name] = chance.maybe(0.95) ? profile(chance) : scalar(chance);
  return Object.assign(given, isWhole ? { gone: 1, late: scalar(chance) } : {}, oddFacts(chance, kit, calls));
}

/** What only the exact path can read. */
function oddFacts(chance: Chance, kit: RulesKit, calls: Calls): Facts {
  const odd: Facts = {};
  if (chance.maybe(0.1)) odd[chance.pick(FACTS.dynamic)] = chance.maybe(0.5) ? dynamic(chance, calls) : scalar(chance);
  if (chance.maybe(0.03)) odd.f0 = new kit.Fact('f0', scalar(chance));
  return odd;
}

function operatorsOf(kit: RulesKit) {
  return {
    operators: [
      new kit.Operator('one', (fact: unknown, value: unknown) => (fact === value ? 1 : 0)),
      new kit.Operator(
        'blank',
        () => true,
        (fact: unknown) => (fact === 'a' ? '' : fact),
      ),
      new kit.Operator('later', (fact: unknown) => Promise.resolve(typeof fact === 'number')),
    ],
    decorators: [
      new kit.OperatorDecorator('first', (fact: unknown, value: unknown, next) =>
        next(Array.isArray(fact) ? fact[0] : fact, value),
      ),
    ],
  };
}

/** The same twice from one seed: no engine sees another's objects. */
function givenBy(kit: RulesKit, seed: number, calls: Calls): Given {
  const chance = new Chance(seed);
  const shared = SHARED.flatMap((name, at) => (chance.maybe(0.98) ? [[name, sharedCondition(chance, at)]] : []));
  const facts: Facts = {};
  for (const name of FACTS.dynamic) facts[name] = dynamic(chance, calls);
  for (const name of FACTS.plain) {
    if (chance.maybe(0.15)) facts[name] = new kit.Fact(name, scalar(chance), { priority: chance.pick([1, 2]) });
  }
  const options = {
    ...operatorsOf(kit),
    facts,
    conditions: Object.fromEntries(shared),
    allowUndefinedFacts: chance.maybe(0.5),
    allowUndefinedConditions: chance.maybe(0.8),
    replaceFactsInEventParams: chance.maybe(0.2),
    codeGeneration: chance.maybe(0.5),
    ...(chance.maybe(0.1) ? { pathResolver: (value: object, path: string) => `${path} of ${wordsOf(value)}` } : {}),
  };
  const rules = chance.many(4, 16, (index) => rule(chance, index)) as unknown as OURS.RuleDocument[];
  return {
    options: options as OURS.CompileOptions,
    rules,
    customers: chance.many(2, 5, () => factsOf(chance, kit, calls)),
  };
}

/** One customer, asked of the reference; what a rejected run leaves under way would end the next one. */
async function judgedBy(engine: OURS.Engine, facts: Facts): Promise<Judged> {
  const found = await settled(engine.run(facts), (run) => ({ whole: verdictOf(run), names: namesOf(run.results) }));
  await quiet();
  return found;
}

/** Every way to ask a compiled set for names, by what it is called. */
async function namesByWay(set: OURS.RuleSet, facts: Facts): Promise<Record<string, unknown>> {
  const sync = syncSaid(set, facts);
  return { match: await settled(set.match(facts), namesOf), ...(sync === null ? {} : { matchSync: sync }) };
}

async function compareSets(seed: number, report: CompiledReport): Promise<void> {
  const asked = { ours: { count: 0 }, judge: { count: 0 } };
  const mine = givenBy(OURS, seed, asked.ours);
  const theirs = givenBy(REFERENCE, seed, asked.judge);
  const set = OURS.compile(mine.rules, mine.options);
  const engine = referenceOf(theirs.options, theirs.rules);
  const judges: Judged[] = [];
  for (const facts of theirs.customers) judges.push(await judgedBy(engine, facts));
  const before = asked.ours.count;
  const batch = await set.matchBatch(mine.customers);
  report.asked.reference += asked.judge.count;
  report.asked.twoPhases += asked.ours.count - before;
  const runs = await set.runBatch(mine.customers);
  const fillsEvents = theirs.options.replaceFactsInEventParams === true;
  for (const [run, facts] of mine.customers.entries()) {
    const judge = judges[run] as Judged;
    const ours: Record<string, unknown> = {
      ...(await namesByWay(set, facts)),
      batch: batchSaid(batch[run], namesOf),
      runBatch: batchSaid(runs[run], ({ results }) => namesOf(results)),
    };
    // Matching fills no facts into events, and so does not hear of those that are missing.
    const ways = 'rejected' in judge && fillsEvents ? { runBatch: ours.runBatch } : ours;
    const asking = { given: theirs, facts: theirs.customers[run] ?? {}, judge };
    const differing = await differences({ ...ways, run: await settled(set.run(facts), told) }, asking);
    report.differences.push(...differing.map((found) => ({ seed, run, ...found })));
    count(report, judge, mine.rules.length, Object.keys(ways).length + 1);
  }
}

type Asking = { readonly given: Given; readonly facts: Facts; readonly judge: Judged };

async function differences(ours: Record<string, unknown>, { given, facts, judge }: Asking) {
  const found: { readonly ours: string; readonly judge: string }[] = [];
  for (const [way, one] of Object.entries(ours)) {
    const said = 'rejected' in judge ? judge : way === 'run' ? judge.whole : judge.names;
    if (await agree(one, said, given, facts)) continue;
    found.push({ ours: `${way}: ${JSON.stringify(one)}`, judge: JSON.stringify(said) });
  }
  return found;
}

/** Null where something must be waited for. */
function syncSaid(set: OURS.RuleSet, facts: Facts): readonly string[] | Rejected | null {
  try {
    return namesOf(set.matchSync(facts));
  } catch (error) {
    return error instanceof OURS.AsynchronousError ? null : { rejected: faultOf(error) };
  }
}

function count(report: CompiledReport, judge: Judged, rules: number, ways: number): void {
  report.customers += 1;
  report.decisions += ways * ('rejected' in judge ? 1 : rules);
  if ('rejected' in judge) report.rejections += 1;
  else report.matches += judge.names.length;
}

/** Compiled sets of consecutive seeds, asked in every way about several customers each, beside json-rules-engine. */
export async function fuzzCompiled(
  decisions: number,
  seed: number,
  said: (report: CompiledReport) => void = () => undefined,
): Promise<CompiledReport> {
  const report: CompiledReport = {
    decisions: 0,
    customers: 0,
    rejections: 0,
    matches: 0,
    asked: { reference: 0, twoPhases: 0 },
    lastSeed: seed,
    differences: [],
  };
  for (let at = seed; report.decisions < decisions && report.differences.length < 20; at += 1) {
    await compareSets(at, report);
    report.lastSeed = at;
    if (at % 500 === 0) said(report);
  }
  return report;
}
