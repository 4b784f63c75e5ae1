import type { Derivation } from '../facts/derive-facts.js';
import type { FactCatalogue, FactDefinition } from '../facts/fact-catalogue.js';

/** The names of the models that remember where a customer is: `lifecycle`, `phases`, `arpu-band` ... */
export function rememberingModels(derivations: readonly Derivation[]): readonly string[] {
  return derivations.flatMap(({ model }) => (model === undefined ? [] : [model.name]));
}

/** Where a model has a customer, and why; `cause` is null where it does not say. */
export type StageFactPair = {
  readonly stage: FactDefinition & { readonly values: readonly string[] };
  readonly cause: FactDefinition | null;
};

/**
 * The facts of a model: the first it gives is the stage, with all stages as allowed values; the one named like it with
 * `Cause` behind says why. Null: there is no such model, or it knows no stages.
 */
export function stageFactsOf(
  model: string,
  derivations: readonly Derivation[],
  catalogue: FactCatalogue,
): StageFactPair | null {
  const [first = ''] = derivations.find((one) => one.model?.name === model)?.names ?? [];
  const stage = catalogue.get(first);
  if (stage?.values === undefined) return null;
  return { stage: { ...stage, values: stage.values }, cause: catalogue.get(`${first}Cause`) ?? null };
}
