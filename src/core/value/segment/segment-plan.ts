import type { FactCatalogue, FactType } from '../../facts/fact-catalogue.js';
import { FoundProblems, pathTo } from '../../kit/found-problems.js';
import type { Read } from '../../kit/problem.js';

/**
 * What segments are checked by, and from when on something is said. `segments` are enums whose values are segments; `needs`
 * and `responses` are facts they are compared in. Shares are of one. `leastStay`: of those in a segment at a month's end, who
 * were in it a month before. `mostShift`: the population stability index of all segments of a fact. `leastKnown`: customers
 * on either side of whom a fact is known. A difference counts from `leastMeanDifference` (numbers) or `leastAssociation` on.
 */
export type SegmentPlan = {
  readonly segments: readonly string[];
  readonly needs: readonly string[];
  readonly responses: readonly string[];
  readonly leastCustomers: number;
  readonly leastShare: number;
  readonly leastStay: number;
  readonly mostShift: number;
  readonly leastKnown: number;
  readonly leastMeanDifference: number;
  readonly leastAssociation: number;
};

export const NO_SEGMENTS: SegmentPlan = {
  ...{ segments: [], needs: [], responses: [], leastCustomers: 0, leastShare: 0, leastStay: 0, mostShift: 1 },
  ...{ leastKnown: 1, leastMeanDifference: 0, leastAssociation: 0 },
};

const COMPARED: readonly FactType[] = ['number', 'boolean', 'enum', 'text', 'list'];
const LISTS = { segments: ['enum'], needs: COMPARED, responses: COMPARED } as const;
type ListName = keyof typeof LISTS;

/** Allowed values, both ends included; whole ones where it says so. */
const BOUNDS = {
  leastCustomers: [1, 1_000_000, true],
  leastSharePct: [0, 100, false],
  leastStayPct: [0, 100, false],
  mostShift: [0, 10, false],
  leastKnown: [2, 1_000_000, true],
  leastMeanDifference: [0, 10, false],
  leastAssociation: [0, 1, false],
} as const;
type NumberName = keyof typeof BOUNDS;

function readNames(
  value: unknown,
  path: string,
  types: readonly FactType[],
  catalogue: FactCatalogue,
  problems: FoundProblems,
): readonly string[] {
  if (!Array.isArray(value)) {
    problems.wrongType(path, 'array', value);
    return [];
  }
  if (value.length === 0) problems.add(path, 'EMPTY_LIST');
  return value.map((name, index) => {
    const definition = typeof name === 'string' ? catalogue.get(name) : undefined;
    const at = pathTo(path, index);
    if (typeof name !== 'string') problems.wrongType(at, 'string', name);
    else if (definition === undefined) problems.add(at, 'UNKNOWN_FACT', { fact: name });
    else if (!types.includes(definition.type)) {
      problems.add(at, 'FACT_TYPE_DIFFERS', { fact: name, type: types.join(', ') });
    }
    return String(name);
  });
}

function readNumber(value: unknown, path: string, name: NumberName, problems: FoundProblems): number {
  const [min, max, whole] = BOUNDS[name];
  if (typeof value !== 'number') problems.wrongType(path, 'number', value);
  else if (whole && !Number.isInteger(value)) problems.add(path, 'NOT_WHOLE_BETWEEN', { min, max });
  else if (!(value >= min && value <= max))
    problems.add(path, whole ? 'NOT_WHOLE_BETWEEN' : 'NOT_BETWEEN', { min, max });
  return Number(value);
}

/** Reads `rules/policy/segments.json`; facts it names must be there and of a type that can be compared. */
export function readSegmentPlan(json: unknown, catalogue: FactCatalogue): Read<SegmentPlan> {
  const problems = new FoundProblems();
  const [lists, numbers] = [Object.keys(LISTS) as ListName[], Object.keys(BOUNDS) as NumberName[]];
  const fields = problems.object(json, '$', [...lists, ...numbers]) ?? {};
  const names = (list: ListName) =>
    Object.hasOwn(fields, list) ? readNames(fields[list], pathTo('$', list), LISTS[list], catalogue, problems) : [];
  const number = (name: NumberName) =>
    Object.hasOwn(fields, name) ? readNumber(fields[name], pathTo('$', name), name, problems) : 0;
  return problems.result({
    segments: names('segments'),
    needs: names('needs'),
    responses: names('responses'),
    leastCustomers: number('leastCustomers'),
    leastShare: number('leastSharePct') / 100,
    leastStay: number('leastStayPct') / 100,
    mostShift: number('mostShift'),
    leastKnown: number('leastKnown'),
    leastMeanDifference: number('leastMeanDifference'),
    leastAssociation: number('leastAssociation'),
  });
}
