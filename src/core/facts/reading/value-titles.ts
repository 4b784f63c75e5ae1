import { FoundProblems, pathTo } from '../../kit/found-problems.js';
import type { Words } from '../../kit/locale.js';
import type { Problem } from '../../kit/problem.js';
import type { FactCatalogue, FactDefinition } from '../fact-catalogue.js';

/** What values of a text are called that have no list of their own; with `field`, those of a list's elements. */
export type ValueTitles = {
  readonly fact: string;
  readonly field?: string;
  readonly titles: Readonly<Record<string, Words>>;
};

const called = <D extends Pick<FactDefinition, 'valueLabels'>>(definition: D, titles: ValueTitles['titles']): D => ({
  ...definition,
  valueLabels: { ...definition.valueLabels, ...titles },
});

function withOne(definition: FactDefinition, { field, titles }: ValueTitles): FactDefinition {
  if (field === undefined) return called(definition, titles);
  const fields = (definition.fields ?? []).map((one) => (one.name === field ? called(one, titles) : one));
  return { ...definition, fields };
}

/** The catalogue with values called by their titles: sentences, tables and counts say them then, not their codes. */
export function withValueTitles(catalogue: FactCatalogue, list: readonly ValueTitles[]): FactCatalogue {
  const told = new Map(catalogue);
  for (const one of list) {
    const definition = told.get(one.fact);
    if (definition !== undefined) told.set(one.fact, withOne(definition, one));
  }
  return told;
}

/** Titles are of texts that the catalogue has: an enum has its own labels. */
export function checkValueTitles(list: readonly ValueTitles[], catalogue: FactCatalogue): readonly Problem[] {
  const problems = new FoundProblems();
  for (const [index, { fact, field }] of list.entries()) {
    const path = pathTo('$', index);
    const definition = catalogue.get(fact);
    const titled = field === undefined ? definition : definition?.fields?.find(({ name }) => name === field);
    if (definition === undefined) problems.add(pathTo(path, 'fact'), 'UNKNOWN_FACT', { fact });
    else if (titled === undefined) problems.add(pathTo(path, 'field'), 'UNKNOWN_FACT', { fact: `${fact}.${field}` });
    else if (titled.type !== 'text') problems.add(path, 'FACT_TYPE_DIFFERS', { fact, type: 'text' });
  }
  return problems.all;
}
