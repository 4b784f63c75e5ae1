import type { Leaf } from '../../../condition/condition.js';
import { leafTest, type Truth, unansweredTruth } from '../../../condition/evaluate-condition.js';
import type { FactCatalogue, FactDefinition } from '../../../facts/fact-catalogue.js';
import type { Day } from '../../../kit/day.js';
import type { CellField } from './cell-field.js';
import { type Cells, cellsWhere } from './cell-set.js';
import { type Cell, dayCells, numberCells, type Typical, textCells } from './values.js';

/** A fact of the catalogue as a field. */
export type Field = Omit<CellField, 'cells'> & {
  readonly cells: readonly Cell[];
  readonly definition: FactDefinition;
  /** What was answered already: each question is asked of each cell once, and a rule is looked at many times. */
  readonly answered: Map<Leaf, LeafCells>;
};

/** Every fact some condition asks for, each cut where a condition tells values apart. Finite, and nothing is lost by it. */
export type CellSpace = {
  readonly fields: readonly Field[];
  readonly placeOf: ReadonlyMap<string, number>;
  /** The run's day, for conditions that ask for it. */
  readonly today: Day | null;
};

/** A longer list is not cut into its entries. */
const ENTRIES = 100;

const MISSING: Cell = { value: null };
const BANDED = ['number', 'day', 'enum'];
const OPPOSITE: Readonly<Record<string, Leaf['operator']>> = { notInList: 'inList' };

export function isSealed({ type, operator, among }: Leaf): boolean {
  return type === 'series' || type === 'list' || operator === 'matches' || (among?.size ?? 0) > ENTRIES;
}

/** One key a field: the fact, or the question itself where it is sealed. */
export function keyOf(leaf: Leaf): string {
  const { fact, operator, value } = leaf;
  return isSealed(leaf) ? JSON.stringify([fact, OPPOSITE[operator] ?? operator, value]) : fact;
}

type Asking = { readonly today: Day | null; readonly typical: Typical };

function knownCells(definition: FactDefinition, leaves: readonly Leaf[], { today, typical }: Asking): readonly Cell[] {
  const usual = typical.get(definition.name);
  switch (definition.type) {
    case 'number':
      return numberCells(leaves, definition.whole === true, today, usual);
    case 'day':
      return dayCells(leaves, today, usual);
    case 'enum':
      return (definition.values ?? []).map((value) => ({ value }));
    case 'text':
      return textCells(leaves);
    case 'boolean':
    case 'series':
    case 'list':
      return [{ value: false }, { value: true }];
  }
}

function fieldOf(key: string, definition: FactDefinition, leaves: readonly Leaf[], asking: Asking): Field {
  const sealed = leaves.some(isSealed);
  const known = sealed ? [{ value: false }, { value: true }] : knownCells(definition, leaves, asking);
  const isCollection = definition.type === 'series' || definition.type === 'list';
  const cells = definition.nullable || isCollection ? [...known, MISSING] : known;
  return {
    key,
    fact: definition.name,
    sealed,
    definition,
    cells,
    all: cellsWhere(cells.length, () => true),
    known: cellsWhere(cells.length, (cell) => cell < known.length),
    missing: cells.length > known.length ? known.length : null,
    banded: !sealed && BANDED.includes(definition.type),
    answered: new Map(),
  };
}

/** The space that some conditions cut. Throws for a fact the catalogue does not know: conditions were read against it. */
export function cellSpaceOf(
  leaves: readonly Leaf[],
  catalogue: FactCatalogue,
  today: Day | null,
  typical: Typical = new Map(),
): CellSpace {
  const asked = new Map<string, Leaf[]>();
  for (const leaf of leaves) {
    const same = asked.get(keyOf(leaf));
    if (same === undefined) asked.set(keyOf(leaf), [leaf]);
    else same.push(leaf);
  }
  const fields = [...asked].map(([key, same]) => {
    const fact = same[0]?.fact ?? key;
    const definition = catalogue.get(fact);
    if (definition === undefined) throw new Error(`no fact of this name: ${fact}`);
    return fieldOf(key, definition, same, { today, typical });
  });
  return { fields, placeOf: new Map(fields.map(({ key }, place) => [key, place])), today };
}

/** The truth of a question in each cell of its field. */
function truthsOf({ sealed, cells }: Field, leaf: Leaf, today: Day | null): readonly Truth[] {
  if (!sealed) {
    const test = leafTest(leaf, today);
    return cells.map(({ value }) => test(value));
  }
  const isOpposite = OPPOSITE[leaf.operator] !== undefined;
  return cells.map(({ value }) => {
    if (value === null) return unansweredTruth(leaf);
    return (value === true) !== isOpposite ? 'true' : 'false';
  });
}

/** The cells of which a question is true, and those of which it is false; of the others nobody can know. */
export type LeafCells = { readonly isTrue: Cells; readonly isFalse: Cells };

export function cellsOf(field: Field, leaf: Leaf, today: Day | null): LeafCells {
  const known = field.answered.get(leaf);
  if (known !== undefined) return known;
  const truths = truthsOf(field, leaf, today);
  const cells = {
    isTrue: cellsWhere(truths.length, (place) => truths[place] === 'true'),
    isFalse: cellsWhere(truths.length, (place) => truths[place] === 'false'),
  };
  field.answered.set(leaf, cells);
  return cells;
}
