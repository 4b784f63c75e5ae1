import { foldTree, type Leaf } from '../../condition/condition.js';
import {
  elementOf,
  kleeneAll,
  kleeneAny,
  kleeneNot,
  type LeafTest,
  leafTest,
  type Truth,
  unansweredTruth,
} from '../../condition/evaluate-condition.js';
import { monthsSeen, trendHolds } from '../../condition/trend.js';
import { type ListColumn, monthsAt, type ScalarColumn, type SeriesColumn } from '../../facts/fact-block.js';
import { type Day, dayOfNumber } from '../../kit/day.js';

/** The truth of a leaf at a row of a column, or at an element of its lists: what its test says of that value on a sheet. */
type TruthAt = (row: number) => Truth;

/** A trend, asked of the months as they lie in their column. */
export function trendTruths(leaf: Leaf, column: SeriesColumn): TruthAt {
  const count = monthsSeen(leaf);
  const unanswered = unansweredTruth(leaf);
  return (row) => {
    const holds = column.present[row] === 1 ? trendHolds(leaf, monthsAt(column, row, count)) : null;
    return holds === null ? unanswered : holds ? 'true' : 'false';
  };
}

/** Texts and bits are asked about once per entry of their dictionary, days once per day. */
function scalarTruths(column: ScalarColumn, test: LeafTest): TruthAt {
  const { values, present } = column;
  const missing = test(null);
  const known = (truthOf: (value: number) => Truth): TruthAt => {
    return (row) => (present[row] === 1 ? truthOf(values[row] as number) : missing);
  };
  switch (column.kind) {
    case 'number':
      return known(test);
    case 'day': {
      const days = new Map([...new Set(column.values)].map((day) => [day, test(dayOfNumber(day))]));
      return known((day) => days.get(day) ?? missing);
    }
    case 'bit': {
      const [no, yes] = [test(false), test(true)];
      return known((value) => (value === 1 ? yes : no));
    }
    case 'dict': {
      const entries = column.dictionary.map((entry) => test(entry));
      return known((value) => entries[value] ?? missing);
    }
  }
}

/** The condition on an element, asked of the columns of all elements laid end to end: no element is put together. */
function elementTruths(leaf: Leaf, fields: ListColumn['fields'], today: Day | null): TruthAt {
  return foldTree<Leaf, TruthAt>(elementOf(leaf), {
    leaf: (asked) => {
      const column = fields.get(asked.fact);
      if (column === undefined) throw new Error(`the elements of ${leaf.fact} have no ${asked.fact}`);
      return scalarTruths(column, leafTest(asked, today));
    },
    all: (parts) => (element) => kleeneAll(parts.map((part) => part(element))),
    any: (parts) => (element) => kleeneAny(parts.map((part) => part(element))),
    not: (part) => (element) => kleeneNot(part(element)),
  });
}

/** Whether some element of a row's list answers: true where one does, false where none can. */
export function someTruths(leaf: Leaf, { offsets, fields, present }: ListColumn, today: Day | null): TruthAt {
  const truthOf = elementTruths(leaf, fields, today);
  const unanswered = unansweredTruth(leaf);
  return (row) => {
    if (present[row] !== 1) return unanswered;
    let isOpen = false;
    for (let element = offsets[row] as number; element < (offsets[row + 1] as number); element += 1) {
      const truth = truthOf(element);
      if (truth === 'true') return truth;
      if (truth === 'unknown') isOpen = true;
    }
    return isOpen ? unanswered : 'false';
  };
}
