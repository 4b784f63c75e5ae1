import type { FactCatalogue } from '../facts/fact-catalogue.js';
import { FoundProblems, pathTo } from '../kit/found-problems.js';
import type { Words } from '../kit/locale.js';
import type { Problem } from '../kit/problem.js';

/** One of the marketing elements a plan covers: a column of the grid. */
type MarketingElement = { readonly id: string; readonly title: Words; readonly about: Words };

/**
 * What is done for a segment, element by element; an element without words is not covered. `of`: whom it is about, as
 * a value of a fact, where that can be counted. `levers`: campaigns with one of them belong to the row.
 */
export type GridRow = {
  readonly id: string;
  readonly title: Words;
  readonly of?: { readonly fact: string; readonly value: string };
  readonly levers: readonly string[];
  readonly cells: Readonly<Record<string, Words>>;
};

/** The segment × element grid that managers read: `rules/marketing-elements.json`. */
export type MarketingGrid = { readonly elements: readonly MarketingElement[]; readonly rows: readonly GridRow[] };

export const NO_GRID: MarketingGrid = { elements: [], rows: [] };

type Names = { readonly catalogue: FactCatalogue; readonly levers: readonly string[] };

function checkTwice(list: readonly { readonly id: string }[], path: string, found: FoundProblems): void {
  for (const [index, { id }] of list.entries()) {
    const isFirst = list.findIndex((one) => one.id === id) === index;
    if (!isFirst) found.add(pathTo(pathTo(path, index), 'id'), 'ID_TWICE', { id });
  }
}

function checkSegment({ of }: GridRow, path: string, { catalogue }: Names, found: FoundProblems): void {
  if (of === undefined) return;
  const fact = catalogue.get(of.fact);
  if (fact === undefined) found.add(pathTo(path, 'fact'), 'UNKNOWN_FACT', { fact: of.fact });
  else if (fact.values?.includes(of.value) !== true) {
    const allowed = (fact.values ?? []).join(', ') || '–';
    found.add(pathTo(path, 'value'), 'VALUE_NOT_ALLOWED', { value: of.value, allowed });
  }
}

/** Ids that stand twice; facts, values, levers and elements nobody knows. Paths are `$.rows[index].field`. */
export function checkMarketingGrid({ elements, rows }: MarketingGrid, names: Names): readonly Problem[] {
  const found = new FoundProblems();
  checkTwice(elements, '$.elements', found);
  checkTwice(rows, '$.rows', found);
  const known = elements.map(({ id }) => id);
  for (const [index, row] of rows.entries()) {
    const path = pathTo('$.rows', index);
    checkSegment(row, pathTo(path, 'of'), names, found);
    for (const lever of row.levers) {
      if (!names.levers.includes(lever)) found.add(pathTo(path, 'levers'), 'UNKNOWN_LEVER', { lever });
    }
    for (const id of Object.keys(row.cells)) {
      if (known.includes(id)) continue;
      const params = { value: id, allowed: known.join(', ') };
      found.add(pathTo(pathTo(path, 'cells'), id), 'VALUE_NOT_ALLOWED', params);
    }
  }
  return found.all;
}
