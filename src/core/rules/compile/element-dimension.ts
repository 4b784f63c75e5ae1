import type { Dimension } from './dimension.js';
import type { Predicate, Primitive } from './predicates.js';

/** So many elements a dimension: two to the sixth combinations, and one code for what is no list. */
const MOST_ELEMENTS = 6;
const NO_LIST = 0;
const EMPTY_LIST = 1;

/** `indexOf` calls 0 and -0 one, and so do the keys of a map. */
function dimensionOf(field: number, predicates: readonly Predicate[], elements: readonly Primitive[]): Dimension {
  const bits = new Map(elements.map((element, place): [unknown, number] => [element, 1 << place]));
  const samples = [
    undefined,
    ...Array.from({ length: 1 << elements.length }, (_cell, held) => elements.filter((_one, at) => (held >> at) & 1)),
  ];
  return {
    field,
    cells: samples.length,
    predicates: predicates.map(({ number }) => number),
    answers: samples.map((sample) => Uint8Array.from(predicates, ({ test }) => (test(sample) ? 1 : 0))),
    codeOf: (value) => {
      if (!Array.isArray(value)) return NO_LIST;
      let held = 0;
      for (let at = 0; at < value.length; at += 1) held |= bits.get(value[at]) ?? 0;
      return EMPTY_LIST + held;
    },
    table: { kind: 'element', bits },
  };
}

function byElement(predicates: readonly Predicate[]): ReadonlyMap<Primitive, readonly Predicate[]> {
  const asking = new Map<Primitive, Predicate[]>();
  for (const one of predicates) {
    const known = asking.get(one.literals[0]);
    if (known === undefined) asking.set(one.literals[0], [one]);
    else known.push(one);
  }
  return asking;
}

/** Dimensions for the questions whether a list contains something: a cell for each combination of what is asked for. */
export function elementDimensions(field: number, predicates: readonly Predicate[]): readonly Dimension[] {
  const asking = [...byElement(predicates)];
  const dimensions: Dimension[] = [];
  for (let from = 0; from < asking.length; from += MOST_ELEMENTS) {
    const some = asking.slice(from, from + MOST_ELEMENTS);
    dimensions.push(
      dimensionOf(
        field,
        some.flatMap(([, those]) => those),
        some.map(([element]) => element),
      ),
    );
  }
  return dimensions;
}
