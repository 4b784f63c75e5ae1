import type { CellField } from './cell-field.js';
import { bothOf, type Cells, hasCell, isEmpty, isWithin, meet, without } from './cell-set.js';
import type { Formula } from './formula.js';

/** The cells that are still open for each field. */
export type Domains = readonly Cells[];

/**
 * `found`: whatever cell is taken of each domain, everything asked holds. `none`: no sheet there is makes it hold.
 * `gave-up`: more steps than allowed; nothing is known.
 */
export type Solution =
  | { readonly kind: 'found'; readonly domains: Domains; readonly steps: number }
  | { readonly kind: 'none'; readonly steps: number }
  | { readonly kind: 'gave-up'; readonly steps: number };

type Or = Extract<Formula, { kind: 'or' }>;
type State = { readonly domains: Cells[]; readonly open: readonly Or[] };

function isPossible(formula: Formula, domains: Domains): boolean {
  switch (formula.kind) {
    case 'in':
      return meet(formula.cells, domains[formula.field] ?? []);
    case 'and':
      return formula.of.every((part) => isPossible(part, domains));
    case 'or':
      return formula.of.some((part) => isPossible(part, domains));
  }
}

function isSure(formula: Formula, domains: Domains): boolean {
  switch (formula.kind) {
    case 'in':
      return isWithin(domains[formula.field] ?? [], formula.cells);
    case 'and':
      return formula.of.every((part) => isSure(part, domains));
    case 'or':
      return formula.of.some((part) => isSure(part, domains));
  }
}

/** Narrows the domains by what is asked outright; gathers the choices. False where nothing is left. */
function narrow(asked: Formula, domains: Cells[], choices: Or[]): boolean {
  switch (asked.kind) {
    case 'in': {
      const left = bothOf(domains[asked.field] ?? [], asked.cells);
      domains[asked.field] = left;
      return !isEmpty(left);
    }
    case 'and':
      return asked.of.every((part) => narrow(part, domains, choices));
    case 'or':
      choices.push(asked);
      return true;
  }
}

/** One look at every choice: those that are settled go, those with one way left are taken. Null where none is left. */
function settle(choices: readonly Or[], domains: Cells[]): { readonly open: Or[]; readonly moved: boolean } | null {
  const open: Or[] = [];
  let moved = false;
  for (const choice of choices) {
    if (isSure(choice, domains)) continue;
    const ways = choice.of.filter((way) => isPossible(way, domains));
    const [only] = ways;
    if (only === undefined) return null;
    if (ways.length > 1) open.push({ kind: 'or', of: ways });
    else if (!narrow(only, domains, open)) return null;
    else moved = true;
  }
  return { open, moved };
}

/** Everything that follows without guessing. */
function propagate(asked: readonly Formula[], state: State): State | null {
  const domains = [...state.domains];
  const choices = [...state.open];
  for (const formula of asked) if (!narrow(formula, domains, choices)) return null;
  let settled = settle(choices, domains);
  while (settled?.moved) settled = settle(settled.open, domains);
  return settled && { domains, open: settled.open };
}

function fewestWays(open: readonly Or[]): Or | undefined {
  return open.reduce<Or | undefined>(
    (best, one) => (best === undefined || one.of.length < best.of.length ? one : best),
    undefined,
  );
}

class Search {
  steps = 0;

  constructor(
    private readonly fields: readonly CellField[],
    private readonly limit: number,
    private readonly late: () => boolean,
  ) {}

  /** Null is "none"; giving up is thrown as the limit itself. */
  run(asked: readonly Formula[], state: State): Domains | null {
    this.steps += 1;
    if (this.steps > this.limit) throw GAVE_UP;
    if (this.steps % POLLED === 0 && this.late()) throw GAVE_UP;
    const next = propagate(asked, state);
    if (next === null) return null;
    const choice = fewestWays(next.open);
    return choice === undefined ? next.domains : this.branch(choice, next);
  }

  /** A way that failed need not hold further on: what it alone asked is denied in the ways after it. */
  private branch(choice: Or, state: State): Domains | null {
    const open = state.open.filter((one) => one !== choice);
    const denied: Formula[] = [];
    for (const way of choice.of) {
      const found = this.run([...denied, way], { domains: state.domains, open });
      if (found !== null) return found;
      if (way.kind === 'in') denied.push(this.denial(way.field, way.cells));
    }
    return null;
  }

  private denial(field: number, cells: Cells): Formula {
    return { kind: 'in', field, cells: without(this.fields[field]?.all ?? [], cells) };
  }
}

const GAVE_UP = Symbol('gave up');

/** Steps between two looks at the clock. */
const POLLED = 256;

/**
 * Whether some sheet makes all of these hold: a search over the cells of the facts that matter, taking what is forced
 * and splitting the choice with the fewest ways. Exact and complete for flat typed facts, or it gives up after `limit`
 * steps, or once it is `late`, and says so.
 */
export function solve(
  asked: readonly Formula[],
  fields: readonly CellField[],
  limit: number,
  late: () => boolean = () => false,
): Solution {
  const search = new Search(fields, limit, late);
  try {
    const domains = search.run(asked, { domains: fields.map(({ all }) => all), open: [] });
    return domains === null ? { kind: 'none', steps: search.steps } : { kind: 'found', domains, steps: search.steps };
  } catch (fault) {
    if (fault === GAVE_UP) return { kind: 'gave-up', steps: search.steps };
    throw fault;
  }
}

/** Whether a formula holds where each field lies in one cell. */
export function holdsAt(formula: Formula, at: readonly number[]): boolean {
  switch (formula.kind) {
    case 'in':
      return hasCell(formula.cells, at[formula.field] ?? 0);
    case 'and':
      return formula.of.every((part) => holdsAt(part, at));
    case 'or':
      return formula.of.some((part) => holdsAt(part, at));
  }
}
