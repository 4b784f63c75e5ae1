import { z } from 'zod';
import { SCALAR_TYPES } from '../../core/condition/operators.js';
import { arpu } from '../../core/facts/arpu.js';
import { arpuBand } from '../../core/facts/arpu-band.js';
import { consentFacts } from '../../core/facts/consent-facts.js';
import { contractWindow } from '../../core/facts/contract-window.js';
import type { Derivation, Promised } from '../../core/facts/derive-facts.js';
import type { FactCatalogue, FactDefinition } from '../../core/facts/fact-catalogue.js';
import type { MarksLine } from '../../core/facts/marks.js';
import { profileFacts } from '../../core/facts/profile-facts.js';
import { exit, tenure } from '../../core/facts/tenure.js';
import { valueClass } from '../../core/facts/value-class.js';
import type { Problem } from '../../core/kit/problem.js';
import { lifecycleStage } from '../../core/lifecycle/lifecycle-stage.js';
import { readStageModel } from '../../core/lifecycle/stage-model.js';
import { inFile, type RuleFile } from './rule-files-json.js';
import { CurrencySchema, readShape, saying, WordsSchema } from './rule-files-shape.js';

const MinorSchema = z.int();

const FactSchema = z
  .strictObject({
    name: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
    type: z.enum(SCALAR_TYPES),
    unit: z.string().nullable(),
    nullable: z.boolean(),
    labels: WordsSchema,
    values: z.array(z.string().min(1)).min(1).exactOptional(),
    valueLabels: z.record(z.string(), WordsSchema).exactOptional(),
    whole: z.boolean().exactOptional(),
    influence: z.boolean().exactOptional(),
  })
  .refine(({ name }) => !(name in {}), saying('FORBIDDEN_NAME'))
  .refine(({ type, values }) => type !== 'enum' || values !== undefined, saying('ENUM_WITHOUT_VALUES'))
  .refine(({ type, values }) => type === 'enum' || values === undefined, saying('VALUES_WITHOUT_ENUM'))
  .refine(
    ({ values = [], valueLabels = {} }) => [...values].sort().join() === Object.keys(valueLabels).sort().join(),
    saying('VALUE_WITHOUT_LABEL'),
  );

function linesOf<M>(marks: z.ZodType<M>): z.ZodType<readonly MarksLine<M>[]> {
  const override = z.strictObject({ region: z.string().exactOptional(), brand: z.string().exactOptional(), marks });
  const line = z.strictObject({ currency: CurrencySchema, marks, overrides: z.array(override).exactOptional() });
  return z
    .array(line)
    .min(1)
    .refine((lines) => new Set(lines.map(({ currency }) => currency)).size === lines.length, saying('CURRENCY_TWICE'));
}

const ArpuMarksSchema = z
  .strictObject({ midFrom: MinorSchema, highFrom: MinorSchema })
  .refine(({ midFrom, highFrom }) => midFrom < highFrom, saying('MARKS_NOT_ASCENDING'));

const ValueMarksSchema = z
  .strictObject({ ordinaryFrom: MinorSchema, highFrom: MinorSchema, marginHighFrom: MinorSchema })
  .refine(({ ordinaryFrom, highFrom }) => ordinaryFrom < highFrom, saying('MARKS_NOT_ASCENDING'));

const ContractMarksSchema = {
  none: z.string(),
  ended: z.string(),
  later: z.string(),
  noTermUpToMonths: z.int().min(0),
  marks: z
    .array(z.strictObject({ window: z.string(), withinDays: z.int().min(0) }))
    .min(1)
    .refine(
      (marks) => marks.every(({ withinDays }, index) => withinDays > (marks[index - 1]?.withinDays ?? -1)),
      saying('MARKS_NOT_ASCENDING'),
    ),
};

const facts = z.array(FactSchema).min(1);
const kind = <K extends string>(name: K) => ({ kind: z.literal(name), facts });

const FactFileSchema = z.discriminatedUnion('kind', [
  z.strictObject(kind('profile')),
  z.strictObject(kind('consent')),
  z.strictObject(kind('tenure')),
  z.strictObject({ ...kind('contract-window'), ...ContractMarksSchema }),
  z.strictObject(kind('arpu')),
  z.strictObject({ ...kind('arpu-bands'), lines: linesOf(ArpuMarksSchema) }),
  z.strictObject({ ...kind('value-classes'), lines: linesOf(ValueMarksSchema) }),
  z.strictObject({ ...kind('lifecycle'), model: z.unknown() }),
]);
type FactFile = z.infer<typeof FactFileSchema>;

/** In the order in which facts build on facts. */
const KINDS = FactFileSchema.options.map((option) => option.shape.kind.value);

type Declared = { readonly file: string; readonly definition: FactDefinition; readonly path: string };
type FactFiles = { readonly catalogue: FactCatalogue; readonly derivations: readonly Derivation[] };

/** Reads the files of `facts/` into the catalogue and the derivations, adding whatever is wrong to `problems`. */
export function readFactFiles(files: readonly RuleFile[], problems: Problem[]): FactFiles {
  const byKind = filesByKind(files, problems);
  const declared = declaredFacts([...byKind.values()], problems);
  const catalogue = new Map([...declared].map(([name, { definition }]) => [name, definition]));
  const derivations = [...byKind.values()].flatMap(({ file, content }) =>
    derivationsOf(content, file, catalogue, problems),
  );
  if (byKind.size === KINDS.length) checkPromises(derivations, declared, problems);
  return { catalogue, derivations };
}

type KnownFile = { readonly file: string; readonly content: FactFile };

function filesByKind(files: readonly RuleFile[], problems: Problem[]): ReadonlyMap<FactFile['kind'], KnownFile> {
  const found = new Map<FactFile['kind'], KnownFile>();
  for (const { file, json } of files) {
    const read = readShape(json, FactFileSchema);
    if (!read.ok) {
      problems.push(...read.problems.map((problem) => inFile(file, problem)));
      continue;
    }
    const { kind: name } = read.value;
    const other = found.get(name);
    if (other === undefined) found.set(name, { file, content: read.value });
    else problems.push({ path: `${file}: $.kind`, code: 'FILE_KIND_TWICE', params: { kind: name, file: other.file } });
  }
  const given = new Set(files.map(({ json }) => (json as { readonly kind?: unknown } | null)?.kind));
  for (const name of KINDS) {
    if (!given.has(name)) problems.push({ path: 'facts', code: 'FILE_KIND_MISSING', params: { kind: name } });
  }
  return new Map(KINDS.flatMap((name) => (found.has(name) ? [[name, found.get(name) as KnownFile]] : [])));
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

function derivationsOf(
  content: FactFile,
  file: string,
  catalogue: FactCatalogue,
  problems: Problem[],
): readonly Derivation[] {
  switch (content.kind) {
    case 'profile':
      return profileFacts;
    case 'consent':
      return consentFacts;
    case 'tenure':
      return [tenure, exit];
    case 'contract-window':
      return [contractWindow(content)];
    case 'arpu':
      return [arpu];
    case 'arpu-bands':
      return [arpuBand(content.lines)];
    case 'value-classes':
      return [valueClass(content.lines)];
    case 'lifecycle': {
      const read = readStageModel(content.model, catalogue, '$.model');
      if (read.ok) return [lifecycleStage(read.value)];
      problems.push(...read.problems.map((problem) => inFile(file, problem)));
      return [];
    }
  }
}

/** The files declare exactly what is derived: nothing less, or a rule would wait for ever for a fact nobody gives. */
function checkPromises(
  derivations: readonly Derivation[],
  declared: ReadonlyMap<string, Declared>,
  problems: Problem[],
) {
  const promises = new Map(derivations.flatMap(({ promises: promised }) => Object.entries(promised ?? {})));
  for (const [fact, promised] of promises) {
    const one = declared.get(fact);
    if (one === undefined) problems.push({ path: 'facts', code: 'FACT_NOT_DECLARED', params: { fact } });
    else problems.push(...promiseProblems(one, promised));
  }
  if (!promises.has('lifecycleStage')) return;
  for (const [fact, { path }] of declared) {
    if (!promises.has(fact)) problems.push({ path, code: 'FACT_NOT_DERIVED', params: { fact } });
  }
}

function promiseProblems({ definition, path }: Declared, { type, values = [] }: Promised): readonly Problem[] {
  const fact = definition.name;
  if (definition.type !== type) return [{ path, code: 'FACT_TYPE_DIFFERS', params: { fact, type } }];
  const undeclared = values.filter((value) => !definition.values?.includes(value));
  if (undeclared.length === 0) return [];
  return [{ path, code: 'FACT_VALUES_MISSING', params: { fact, values: undeclared.join(', ') } }];
}
