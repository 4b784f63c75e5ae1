import type { Derivation, Promised } from '../../core/facts/derive-facts.js';
import type { FactCatalogue, FactDefinition } from '../../core/facts/fact-catalogue.js';
import { isContactFact } from '../../core/facts/identity/contact-state.js';
import { orderDerivations, sharedAtLoad } from '../../core/facts/order-derivations.js';
import type { Problem } from '../../core/kit/problem.js';
import { derivationsOf } from './rule-files-derivations.js';
import { type FactFile, FactFileSchema, KINDS_ONCE } from './rule-files-fact-schema.js';
import { inFile, type RuleFile } from './rule-files-json.js';
import { readShape } from './rule-files-shape.js';
import { churnPlanProblems, NO_WORTH, type WorthContext } from './rule-files-worth.js';

type Declared = { readonly definition: FactDefinition; readonly file: string; readonly path: string };
type KnownFile = { readonly file: string; readonly content: FactFile };
type Made = { readonly file: string; readonly step: Derivation };

export type FactFiles = {
  readonly catalogue: FactCatalogue;
  readonly derivations: readonly Derivation[];
  /** The derivations of each file, by its path; a file that was refused has none. */
  readonly byFile: ReadonlyMap<string, readonly Derivation[]>;
};

/** Cases stand beside the model they are of. */
export const CASES_SUFFIX = '.cases.json';

/** Reads the files of `facts/` into the catalogue and the derivations, adding whatever is wrong to `problems`. */
export function readFactFiles(
  files: readonly RuleFile[],
  problems: Problem[],
  worth: WorthContext = NO_WORTH,
): FactFiles {
  const before = problems.length;
  const known = knownFiles(
    files.filter(({ file }) => !file.endsWith(CASES_SUFFIX)),
    problems,
  );
  const declared = declaredFacts(known, problems);
  const catalogue = new Map([...declared].map(([name, { definition }]) => [name, definition]));
  const made = known.flatMap((file) => madeOf(file, catalogue, problems, worth));
  const whole = problems.length === before;
  checkPromises(made, declared, whole, problems);
  checkReads(made, catalogue, problems);
  const derivations = inOrder(made, problems);
  checkChurnPlan(known, catalogue, derivations, problems);
  const stepsOf = (of: string) => made.filter(({ file }) => file === of).map(({ step }) => step);
  const byFile = new Map([...new Set(made.map(({ file }) => file))].map((file) => [file, stepsOf(file)]));
  return { catalogue, derivations, byFile };
}

function knownFiles(files: readonly RuleFile[], problems: Problem[]): readonly KnownFile[] {
  const found: KnownFile[] = [];
  for (const { file, json } of files) {
    const read = readShape(json, FactFileSchema);
    if (!read.ok) {
      problems.push(...read.problems.map((problem) => inFile(file, problem)));
      continue;
    }
    const { kind } = read.value;
    const other = found.find(({ content }) => content.kind === kind);
    if (other === undefined || !KINDS_ONCE.includes(kind)) found.push({ file, content: read.value });
    else problems.push({ path: `${file}: $.kind`, code: 'FILE_KIND_TWICE', params: { kind, file: other.file } });
  }
  const given = new Set(files.map(({ json }) => (json as { readonly kind?: unknown } | null)?.kind));
  for (const kind of KINDS_ONCE) {
    if (!given.has(kind)) problems.push({ path: 'facts', code: 'FILE_KIND_MISSING', params: { kind } });
  }
  const place = ({ content }: KnownFile) => KINDS_ONCE.indexOf(content.kind);
  const once = found.filter((file) => place(file) >= 0).sort((a, b) => place(a) - place(b));
  return [...once, ...found.filter((file) => place(file) < 0)];
}

function declaredFacts(files: readonly KnownFile[], problems: Problem[]): ReadonlyMap<string, Declared> {
  const declared = new Map<string, Declared>();
  for (const { file, content } of files) {
    for (const [index, definition] of content.facts.entries()) {
      const path = `${file}: $.facts[${index}]`;
      const other = declared.get(definition.name);
      if (other === undefined) declared.set(definition.name, { file, definition, path });
      else problems.push({ path, code: 'FACT_TWICE', params: { fact: definition.name, file: other.file } });
    }
  }
  return declared;
}

/** A scorecard may not ask what the label decides; what that is shows in what all derivations read. */
function checkChurnPlan(
  files: readonly KnownFile[],
  catalogue: FactCatalogue,
  derivations: readonly Derivation[],
  problems: Problem[],
): void {
  for (const { file, content } of files) {
    if (content.kind !== 'churn-score') continue;
    problems.push(...churnPlanProblems(content.model, catalogue, derivations).map((problem) => inFile(file, problem)));
  }
}

function madeOf(
  { file, content }: KnownFile,
  catalogue: FactCatalogue,
  problems: Problem[],
  worth: WorthContext,
): readonly Made[] {
  const read = derivationsOf(content, catalogue, worth);
  if (read.ok) return read.value.map((step) => ({ file, step }));
  problems.push(...read.problems.map((problem) => inFile(file, problem)));
  return [];
}

/** What is read of contacts belongs to no record: a model that asks for it would never be answered. */
function checkReads(made: readonly Made[], catalogue: FactCatalogue, problems: Problem[]): void {
  for (const { file, step } of made) {
    const fact = step.reads?.facts.find((name) => isContactFact(name) && catalogue.has(name));
    if (fact !== undefined) problems.push({ path: `${file}: $.model`, code: 'MODEL_ASKS_CONTACTS', params: { fact } });
  }
}

/**
 * The order in which facts build on facts; models that ask for each other's answer have none. What builds on facts that
 * others move is worked out at load as they are; a model that remembers cannot be, for nobody would note its change.
 */
function inOrder(made: readonly Made[], problems: Problem[]): readonly Derivation[] {
  const given = made.filter(({ step }) => step.apart !== true);
  const { ordered, circling } = orderDerivations(given.map(({ step }) => step));
  const fileOf = (step: Derivation) => made.find((one) => one.step === step)?.file ?? 'facts';
  const [first] = circling;
  if (first === undefined) {
    const { steps, refused } = sharedAtLoad(ordered);
    for (const { step, fact } of refused) {
      problems.push({ path: `${fileOf(step)}: $.model`, code: 'MODEL_ASKS_SHARED', params: { fact } });
    }
    return steps;
  }
  const file = fileOf(first);
  const facts = [...circling, first].map(({ names }) => names[0]).join(' → ');
  problems.push({ path: `${file}: $.model`, code: 'MODEL_CYCLE', params: { facts } });
  return ordered;
}

/** A file that declares a fact again mostly derives it again, and is told of it once. */
function toldTwice(problems: readonly Problem[]): ReadonlySet<unknown> {
  return new Set(problems.filter(({ code }) => code === 'FACT_TWICE').map(({ params }) => params?.fact));
}

/** The files declare exactly what is derived: nothing less, or a rule would wait for ever for a fact nobody gives. */
function checkPromises(
  made: readonly Made[],
  declared: ReadonlyMap<string, Declared>,
  whole: boolean,
  problems: Problem[],
): void {
  const promised = new Set<string>();
  const told = toldTwice(problems);
  for (const { file, step } of made) {
    for (const [fact, promise] of Object.entries(step.promises ?? {})) {
      const one = declared.get(fact);
      const again = promised.has(fact) && !told.has(fact);
      problems.push(...promiseProblems(fact, one, promise, again ? `${file}: $` : null));
      promised.add(fact);
    }
  }
  if (!whole) return;
  for (const [fact, { path }] of declared) {
    if (!promised.has(fact)) problems.push({ path, code: 'FACT_NOT_DERIVED', params: { fact } });
  }
}

/** `again`: where a fact that is promised already is promised once more. */
function promiseProblems(
  fact: string,
  one: Declared | undefined,
  promised: Promised,
  again: string | null,
): readonly Problem[] {
  if (one === undefined) return [{ path: 'facts', code: 'FACT_NOT_DECLARED', params: { fact } }];
  if (again !== null) return [{ path: again, code: 'FACT_TWICE', params: { fact, file: one.file } }];
  return declaredAs(one, promised);
}

/** Whether the file declares the fact as it is derived: its type, length, fields and every value it can take. */
function declaredAs({ definition, path }: Declared, promised: Promised): readonly Problem[] {
  const { name: fact, type, months, fields = [] } = definition;
  if (type !== promised.type) return [{ path, code: 'FACT_TYPE_DIFFERS', params: { fact, type: promised.type } }];
  if (months !== promised.months) {
    return [
      {
        path: `${path}.months`,
        code: 'VALUE_NOT_ALLOWED',
        params: { value: `${months}`, allowed: `${promised.months}` },
      },
    ];
  }
  const held = fields.map((field) => `${field.name} ${field.type}`).sort();
  const needed = Object.entries(promised.fields ?? {})
    .map(([name, one]) => `${name} ${one}`)
    .sort();
  if (held.join() !== needed.join()) {
    return [{ path: `${path}.fields`, code: 'LIST_FIELDS_DIFFER', params: { fields: needed.join(', ') } }];
  }
  const undeclared = (promised.values ?? []).filter((value) => !definition.values?.includes(value));
  if (undeclared.length === 0) return [];
  return [{ path, code: 'FACT_VALUES_MISSING', params: { fact, values: undeclared.join(', ') } }];
}
