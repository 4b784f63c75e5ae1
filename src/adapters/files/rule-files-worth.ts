import { z } from 'zod';
import { Organisation } from '../../core/access/organisation.js';
import type { Derivation } from '../../core/facts/derive-facts.js';
import type { FactCatalogue } from '../../core/facts/fact-catalogue.js';
import type { MarksLine } from '../../core/facts/models/marks.js';
import type { Problem, Read } from '../../core/kit/problem.js';
import { obstaclesTo, type ProductCatalogue } from '../../core/offer/product.js';
import { type AffinityModel, affinityFacts } from '../../core/value/base/affinity-facts.js';
import { pyramidFacts } from '../../core/value/base/pyramids.js';
import { churnFacts } from '../../core/value/churn/churn-facts.js';
import { leakProblems } from '../../core/value/churn/feature-check.js';
import { readChurnPlan } from '../../core/value/churn/read-churn-plan.js';
import { NOTHING_TRAINED, type TrainedModels } from '../../core/value/trained-models.js';
import { worthFacts } from '../../core/value/worth/worth-facts.js';
import type { WorthModel, WorthRates } from '../../core/value/worth/worth-model.js';
import { CurrencySchema, readShape, saying } from './rule-files-shape.js';

/** What the worth of a customer is derived by, besides its files: the versions in force, what is sold, and the organisation. */
export type WorthContext = {
  readonly trained: TrainedModels;
  readonly products: ProductCatalogue;
  readonly organisation: Organisation;
};

export const NO_WORTH: WorthContext = {
  trained: NOTHING_TRAINED,
  products: new Map(),
  organisation: new Organisation([]),
};

const ShareSchema = z.number().min(0).max(1);
const AmountSchema = z.int().min(0);

const RatesSchema: z.ZodType<WorthRates> = z.strictObject({
  margins: z.strictObject({ recurring: ShareSchema, usage: ShareSchema, addOns: ShareSchema }),
  assumed: z.strictObject({ service: ShareSchema, content: ShareSchema }),
  badDebt: z.strictObject({ chance: ShareSchema, loss: ShareSchema }),
  acquisitionCost: AmountSchema,
  winBack: z.strictObject({
    chance: ShareSchema,
    cost: AmountSchema,
    lag: z.int().min(0).max(60),
    marginMonths: z.int().min(0).max(120),
  }),
  save: z.strictObject({ rate: ShareSchema, contactCost: AmountSchema }),
});

const LinesSchema: z.ZodType<readonly MarksLine<WorthRates>[]> = z
  .array(
    z.strictObject({
      currency: CurrencySchema,
      marks: RatesSchema,
      overrides: z
        .array(
          z.strictObject({ region: z.string().exactOptional(), brand: z.string().exactOptional(), marks: RatesSchema }),
        )
        .exactOptional(),
    }),
  )
  .min(1)
  .refine((lines) => new Set(lines.map(({ currency }) => currency)).size === lines.length, saying('CURRENCY_TWICE'));

const WorthSchema: z.ZodType<WorthModel> = z.strictObject({
  months: z.int().min(1).max(600),
  yearlyRate: ShareSchema,
  churnMonths: z.int().min(1).max(120),
  hazard: z.strictObject({ byStage: z.record(z.string(), ShareSchema), otherwise: ShareSchema }),
  lines: LinesSchema,
});

const AffinitySchema: z.ZodType<AffinityModel> = z.strictObject({
  origin: z.string().min(1).nullable(),
  within: z.string().min(1).nullable(),
  marks: z.strictObject({ least: z.int().min(1), lift: z.number().min(0) }),
});

const PATH = '$.model';

/** A shape's problems, at their place in the file. */
function readModel<T>(json: unknown, schema: z.ZodType<T>): Read<T> {
  const read = readShape(json, schema);
  if (read.ok) return read;
  return { ok: false, problems: read.problems.map((one) => ({ ...one, path: PATH + one.path.slice(1) })) };
}

/** A stage that no lifecycle has would never be looked up. */
function stageProblems({ hazard }: WorthModel, catalogue: FactCatalogue): readonly Problem[] {
  const stages = catalogue.get('lifecycleStage')?.values ?? [];
  return Object.keys(hazard.byStage)
    .filter((stage) => !stages.includes(stage))
    .map((value) => ({
      path: `${PATH}.hazard.byStage.${value}`,
      code: 'VALUE_NOT_ALLOWED',
      params: { value, allowed: stages.join(', ') },
    }));
}

type Steps = Read<readonly Derivation[]>;
const made = (step: Derivation): Steps => ({ ok: true, value: [step] });

export function readWorthModel(json: unknown, catalogue: FactCatalogue): Read<WorthModel> {
  const read = readModel(json, WorthSchema);
  const problems = read.ok ? stageProblems(read.value, catalogue) : [];
  return problems.length > 0 ? { ok: false, problems } : read;
}

export function worthSteps(json: unknown, catalogue: FactCatalogue): Steps {
  const read = readWorthModel(json, catalogue);
  return read.ok ? made(worthFacts(read.value)) : read;
}

export function churnSteps(json: unknown, catalogue: FactCatalogue, { trained }: WorthContext): Steps {
  const read = readChurnPlan(json, catalogue, PATH);
  return read.ok ? made(churnFacts(read.value, trained.churn)) : read;
}

export function readAffinityModel(json: unknown, catalogue: FactCatalogue): Read<AffinityModel> {
  const read = readModel(json, AffinitySchema);
  const fact = read.ok ? read.value.within : null;
  if (fact === null) return read;
  const path = `${PATH}.within`;
  const type = catalogue.get(fact)?.type;
  if (type === undefined) return { ok: false, problems: [{ path, code: 'UNKNOWN_FACT', params: { fact } }] };
  if (type === 'text' || type === 'enum' || type === 'boolean') return read;
  return { ok: false, problems: [{ path, code: 'FACT_TYPE_DIFFERS', params: { fact, type: 'text, enum, boolean' } }] };
}

/** What is not in the catalogue is not sold; selling at another's cost is a warning elsewhere, no obstacle. */
function mayOffer(products: ProductCatalogue) {
  return (product: string, held: readonly string[], serviceable: readonly string[]): boolean =>
    products.has(product) &&
    obstaclesTo(product, held, serviceable, products).every(({ code }) => code === 'CANNIBALISES');
}

export function affinitySteps(json: unknown, catalogue: FactCatalogue, { trained, products }: WorthContext): Steps {
  const read = readAffinityModel(json, catalogue);
  return read.ok ? made(affinityFacts(trained.affinity, read.value.within, mayOffer(products))) : read;
}

export function pyramidSteps({ trained, organisation }: WorthContext): Steps {
  return made(pyramidFacts(trained.pyramids, organisation));
}

/** What is wrong with a plan that only shows once all derivations are known: attributes that see the label. */
export function churnPlanProblems(
  json: unknown,
  catalogue: FactCatalogue,
  derivations: readonly Derivation[],
): readonly Problem[] {
  const read = readChurnPlan(json, catalogue, PATH);
  return read.ok ? leakProblems(read.value, derivations, PATH) : [];
}
