import { FoundProblems, pathTo } from '../../kit/found-problems.js';
import type { Read } from '../../kit/problem.js';

/**
 * How the base is looked at as a whole. `otherBase`: a base whose size has changed by more than this share is ranked and
 * profiled anew without waiting for the night. `fewestTold`: a text that fewer customers have is not told, for it may
 * say who they are. `mostTold`: so many of the most frequent values are. `monthsKept`: months that are kept by themselves;
 * more are kept when asked for. `growing`: by more than this share between two looks a base is still being imported.
 * `supersededDays`: a month's copies by models that are not in force any more are kept this long, for somebody may go back.
 * `refreshingTold`: from so many customers on whose facts are being put into blocks a live count says so. `held`: what live
 * counts may keep at hand, in bytes of columns and in customers who changed since; what is more they read each time.
 */
export type BaseRules = {
  readonly otherBase: number;
  readonly fewestTold: number;
  readonly mostTold: number;
  readonly monthsKept: number;
  readonly growing: number;
  readonly supersededDays: number;
  readonly refreshingTold: number;
  readonly held: { readonly bytes: number; readonly changed: number };
};

const BOUNDS = {
  otherBasePct: { min: 1, max: 1_000 },
  textsToldFromCustomers: { min: 2, max: 1_000 },
  valuesTold: { min: 1, max: 1_000 },
  monthsKept: { min: 1, max: 120 },
  growingPct: { min: 1, max: 100 },
  monthsSupersededDays: { min: 1, max: 3_650 },
  refreshingToldFrom: { min: 1, max: 1_000_000_000 },
  countMemoryMb: { min: 16, max: 1_000_000 },
  countChangedCustomers: { min: 1, max: 10_000_000 },
} as const;
type Field = keyof typeof BOUNDS;
const FIELDS = Object.keys(BOUNDS) as Field[];

/** Reads `rules/policy/base.json`: whole numbers, shares in per cent. */
export function readBaseRules(json: unknown): Read<BaseRules> {
  const problems = new FoundProblems();
  const fields = problems.object(json, '$', FIELDS) ?? {};
  for (const name of FIELDS) {
    if (!Object.hasOwn(fields, name)) continue;
    const value = fields[name];
    const { min, max } = BOUNDS[name];
    if (typeof value !== 'number') problems.wrongType(pathTo('$', name), 'number', value);
    else if (!Number.isInteger(value) || value < min || value > max) {
      problems.add(pathTo('$', name), 'NOT_WHOLE_BETWEEN', { min, max });
    }
  }
  return problems.result({
    otherBase: Number(fields.otherBasePct) / 100,
    fewestTold: Number(fields.textsToldFromCustomers),
    mostTold: Number(fields.valuesTold),
    monthsKept: Number(fields.monthsKept),
    growing: Number(fields.growingPct) / 100,
    supersededDays: Number(fields.monthsSupersededDays),
    refreshingTold: Number(fields.refreshingToldFrom),
    held: { bytes: Number(fields.countMemoryMb) * 2 ** 20, changed: Number(fields.countChangedCustomers) },
  });
}

/** Whether a base of `now` customers is another than the one of `before`. */
export function isOtherBase(before: number, now: number, { otherBase }: Pick<BaseRules, 'otherBase'>): boolean {
  return Math.abs(now - before) > otherBase * before;
}

/** Whether a base of `before` customers that has `now` is still being imported: nothing is made of half a base. */
export function isGrowing(before: number, now: number, { growing }: Pick<BaseRules, 'growing'>): boolean {
  return now - before > growing * before;
}
