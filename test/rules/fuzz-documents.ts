import { REFERENCE } from '../../src/core/rules/reference.js';
import * as OURS from '../../src/rules.js';
import { agree, quiet, referenceOf, settled, told } from './compiled-face.js';
import { Chance } from './fuzz-chance.js';
import { factsOf } from './fuzz-compiled.js';
import { rule, SHARED, sharedCondition } from './fuzz-rules.js';
import { scalar } from './fuzz-values.js';
import { type Verdict, verdictOf } from './verdict.js';

export type DocumentReport = {
  documents: number;
  refused: number;
  /** Refused for their depth alone, which json-rules-engine bounds by its stack. */
  tooDeep: number;
  /** By code, how many problems were named. */
  problems: Record<string, number>;
  /** Answers of the compiled ones that agree with json-rules-engine's, rejections among them. */
  agreed: number;
  rejections: number;
  slowestMs: number;
  faults: { readonly seed: number; readonly what: string }[];
};

type Json = Record<string, unknown>;
/** Somewhere in a document: what holds it, and under which key. */
type Place = { readonly within: Json; readonly key: string };

const KEYS = [
  'all',
  'any',
  'not',
  'condition',
  'fact',
  'operator',
  'value',
  'path',
  'params',
  'priority',
  'conditions',
];
const ODD_KEYS = ['event', 'type', 'name', '__proto__', 'toString', 'onSuccess', '', '$.a'];
const OPERATORS = ['in', 'not:not:equal', ':equal', 'everyFact:in', 'nope', 'not:'.repeat(40).concat('equal')];
const WORDS = [
  '',
  'f0',
  'p0',
  'x',
  '12',
  '7th',
  '$.a.b',
  '$.list[?(@.n > 0)].n',
  '$..n',
  's0',
  'nobody',
  '潮',
  '\u0000',
];

function placesOf(json: unknown, found: Place[] = []): Place[] {
  if (typeof json !== 'object' || json === null) return found;
  for (const key of Object.keys(json)) {
    found.push({ within: json as Json, key });
    placesOf((json as Json)[key], found);
  }
  return found;
}

/** Deep enough to be refused now and then; never what JSON could not say. */
function nested(chance: Chance, inner: unknown): unknown {
  let json = inner;
  const depth = chance.pick([2, 40, 80, 400, 1_200]);
  for (let at = 0; at < depth; at += 1) json = at % 2 === 0 ? { not: json } : { all: [json] };
  return json;
}

function something(chance: Chance): unknown {
  const some = [
    () => scalar(chance),
    () => chance.pick(WORDS),
    () => chance.pick(OPERATORS),
    () =>
      chance.pick<unknown>([null, true, 0, -1, 1e21, {}, [], [[]], { fact: 'f1' }, { fact: 5 }, { condition: 's1' }]),
    () => rule(chance, 0).conditions,
    () => ({ [chance.pick(KEYS)]: scalar(chance) }),
  ];
  return JSON.parse(JSON.stringify(chance.pick(some)() ?? null));
}

/** One change, somewhere in the document. */
function mutate(chance: Chance, document: Json): void {
  const places = placesOf(document);
  if (places.length === 0) return;
  const { within, key } = chance.pick(places);
  const other = chance.pick(places);
  const changes = [
    () => delete within[key],
    () => put(within, key, something(chance)),
    () => put(within, chance.pick(chance.maybe(0.8) ? KEYS : ODD_KEYS), within[key]),
    () => put(within, chance.pick(KEYS), something(chance)),
    () => put(within, key, [within[key]]),
    () => put(within, key, Array.isArray(within[key]) ? within[key][0] : JSON.stringify(within[key])),
    () => put(within, key, JSON.parse(JSON.stringify(other.within[other.key] ?? null))),
    () =>
      chance.maybe(0.2) ? put(within, key, nested(chance, within[key])) : put(within, key, chance.pick(OPERATORS)),
  ];
  chance.pick(changes)();
}

function put(within: Json, key: string, value: unknown): void {
  Object.defineProperty(within, key, { value, enumerable: true, writable: true, configurable: true });
}

type Document = { readonly rules: unknown[]; readonly conditions: Json };

/** A rule set of one rule, with something wrong in it or in a condition it may name. */
function documentOf(seed: number): string {
  const chance = new Chance(seed);
  const shared = SHARED.map((name, at): [string, unknown] => [name, sharedCondition(chance, at)]);
  const whole = JSON.stringify({ rules: [rule(chance, 0)], conditions: Object.fromEntries(shared) });
  const document: Document = JSON.parse(whole);
  const changed = chance.maybe(0.9) ? (document.rules as unknown as Json) : document.conditions;
  let text = whole;
  for (let left = 1 + chance.below(4); left > 0; left -= 1) {
    mutate(chance, changed);
    text = textOf(document) ?? text;
  }
  return text;
}

/** Null for what is too deep to be written as JSON, and so can be in no file. */
function textOf(document: Document): string | null {
  try {
    return JSON.stringify({ ...document, rules: Array.from(document.rules, (one) => one ?? null) });
  } catch {
    return null;
  }
}

/** Whether some shared condition leads back to itself: there json-rules-engine may never end, and ours must. */
function isCircular(conditions: Json): boolean {
  const namedBy = (json: unknown) =>
    placesOf({ json }).flatMap(({ within, key }) => (key === 'condition' ? String(within[key]) : []));
  const leads = (name: string, way: readonly string[]): boolean =>
    way.includes(name) ||
    (Object.hasOwn(conditions, name) && namedBy(conditions[name]).some((next) => leads(next, [...way, name])));
  return Object.keys(conditions).some((name) => leads(name, []));
}

const read = (text: string): Document => JSON.parse(text);

/** Null where the reference refuses to build an engine of it. */
function engineOf(text: string, policy: object): OURS.Engine | null {
  const { rules, conditions } = read(text);
  try {
    const engine = referenceOf({ ...policy, conditions } as never, rules as never);
    // Without conditions a rule is built, and fails whenever it is run.
    return engine.rules.every((one) => one.conditions !== undefined) ? engine : null;
  } catch {
    return null;
  }
}

const isDeep = ({ problems }: OURS.RuleSetError) => problems.some(({ code }) => code === 'TOO_DEEP');
const isHandled = ({ problems }: OURS.RuleSetError) => problems.every(({ code }) => code === 'UNKNOWN_FIELD');

function noteRefusal(error: unknown, text: string, policy: object, report: DocumentReport): string | null {
  if (!(error instanceof OURS.RuleSetError)) return `crash: ${String(error)}`;
  report.refused += 1;
  if (isDeep(error)) report.tooDeep += 1;
  for (const { code } of error.problems) report.problems[code] = (report.problems[code] ?? 0) + 1;
  if (error.problems.length === 0) return 'refused without a problem';
  const astray = error.problems.find(({ path }) => !/^\$(\[\d|\.conditions[.[])/.test(path));
  if (astray !== undefined) return `a problem without a place: ${astray.path}`;
  if (isDeep(error) || isHandled(error)) return null;
  return engineOf(text, policy) === null ? null : `refused, where json-rules-engine is not: ${error.message}`;
}

/** A key that json-rules-engine's copies lose, and ours do not: there only the outcome is compared. */
const LOST_KEY = '"toString":';
/** With it json-rules-engine's conditions are no longer conditions; ours take it for the name it is. */
const PROTOTYPE_KEY = '"__proto__":';

/** A path that is a number fails, unless json-rules-engine has met the same path as a text before. */
const NUMBER_PATH = /"path":-?\d/;

function isExcused(text: string, ours: Verdict, judge: Verdict): boolean {
  if (text.includes(PROTOTYPE_KEY) || NUMBER_PATH.test(text)) return true;
  if (!text.includes(LOST_KEY) || 'rejected' in ours || 'rejected' in judge) return false;
  return ours.results.length === judge.results.length && ours.failureResults.length === judge.failureResults.length;
}

async function faultOfDocument(seed: number, report: DocumentReport): Promise<string | null> {
  const text = documentOf(seed);
  const chance = new Chance(seed ^ 0x5bd1e995);
  const policy = {
    allowUndefinedFacts: chance.maybe(0.5),
    allowUndefinedConditions: chance.maybe(0.5),
    codeGeneration: chance.maybe(0.5),
  };
  const { rules, conditions } = read(text);
  let set: OURS.RuleSet;
  try {
    set = OURS.compile(rules as never, { ...policy, conditions } as never);
  } catch (error) {
    return noteRefusal(error, text, policy, report);
  }
  const engine = engineOf(text, policy);
  if (engine === null) return 'compiled, where json-rules-engine refuses';
  const customer = chance.below(1e9);
  const facts = (kit: typeof OURS | typeof REFERENCE) => factsOf(new Chance(customer), kit as never, { count: 0 });
  const ours = await settled(set.run(facts(OURS)), told);
  const judge = isCircular(conditions) ? ours : await settled(engine.run(facts(REFERENCE)), verdictOf);
  await quiet();
  if ('rejected' in judge) report.rejections += 1;
  report.agreed += 1;
  const given = { options: { ...policy, conditions } as OURS.CompileOptions, rules: rules as OURS.RuleDocument[] };
  const isSame = isExcused(text, ours, judge) || (await agree(ours, judge, given, facts(REFERENCE)));
  return isSame ? null : `ours ${JSON.stringify(ours)} judge ${JSON.stringify(judge)}`;
}

/** So many rule documents, each spoilt in its own way: a typed refusal with its place, or json-rules-engine's answers. */
export async function fuzzDocuments(
  documents: number,
  seed: number,
  said: (report: DocumentReport) => void = () => undefined,
): Promise<DocumentReport> {
  const report: DocumentReport = {
    documents: 0,
    refused: 0,
    tooDeep: 0,
    problems: {},
    agreed: 0,
    rejections: 0,
    slowestMs: 0,
    faults: [],
  };
  for (let at = seed; report.documents < documents && report.faults.length < 20; at += 1) {
    const from = performance.now();
    const what = await faultOfDocument(at, report).catch((error: unknown) => `crash: ${String(error)}`);
    report.slowestMs = Math.max(report.slowestMs, performance.now() - from);
    if (what !== null) report.faults.push({ seed: at, what });
    report.documents += 1;
    if (at % 1_000 === 0) said(report);
  }
  return report;
}
