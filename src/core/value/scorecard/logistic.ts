/** Log-odds of the event: `intercept` + Σ slope · x. */
export type Logistic = { readonly intercept: number; readonly slopes: readonly number[] };

/** Newton's method on a concave likelihood needs a handful of steps; more is a sign that there is no optimum. */
const MOST_STEPS = 50;
const CLOSE = 1e-10;
/** A pivot below this is none: the rows say too little. */
const NOTHING = 1e-12;

type Row = Float64Array;

const dot = (a: Row, b: Row) => a.reduce((sum, one, at) => sum + one * (b[at] ?? 0), 0);
const logistic = (logOdds: number) => 1 / (1 + Math.exp(-logOdds));

/** a += factor · b */
function addTo(a: Row, factor: number, b: Row): void {
  for (let at = 0; at < a.length; at += 1) a[at] = (a[at] ?? 0) + factor * (b[at] ?? 0);
}

/** The row at or below `from` that is largest in its column, moved to `from`; null where there is none. */
function pivot(rows: Row[], from: number): Row | null {
  let best = from;
  for (let at = from; at < rows.length; at += 1) {
    if (Math.abs(rows[at]?.[from] ?? 0) > Math.abs(rows[best]?.[from] ?? 0)) best = at;
  }
  const [found, here] = [rows[best], rows[from]];
  if (found === undefined || here === undefined || Math.abs(found[from] ?? 0) < NOTHING) return null;
  rows[best] = here;
  rows[from] = found;
  return found;
}

/** Solves n rows of n coefficients and a right side by elimination; null where they say too little. */
function solve(rows: Row[]): Row | null {
  const n = rows.length;
  for (let column = 0; column < n; column += 1) {
    const top = pivot(rows, column);
    if (top === null) return null;
    for (const row of rows) if (row !== top) addTo(row, -(row[column] ?? 0) / (top[column] ?? 1), top);
  }
  return Float64Array.from(rows, (row, at) => (row[n] ?? 0) / (row[at] ?? 1));
}

/** Newton's equations: the information, and beside it the score. */
function equations(xs: readonly Row[], ys: readonly number[], beta: Row): Row[] {
  const n = beta.length;
  const rows = Array.from({ length: n }, () => new Float64Array(n + 1));
  for (const [at, x] of xs.entries()) {
    const chance = logistic(dot(x, beta));
    for (const [i, row] of rows.entries()) {
      addTo(row.subarray(0, n), chance * (1 - chance) * (x[i] ?? 0), x);
      row[n] = (row[n] ?? 0) + ((ys[at] ?? 0) - chance) * (x[i] ?? 0);
    }
  }
  return rows;
}

/**
 * Unregularised maximum likelihood by Newton's method. `rows` are of equal length, `ys` is 1 for the event. Null where
 * there is no single optimum: an attribute without variation, or one that separates the two sides exactly.
 */
export function fitLogistic(rows: readonly (readonly number[])[], ys: readonly (0 | 1)[]): Logistic | null {
  const xs = rows.map((row) => Float64Array.from([1, ...row]));
  const beta = new Float64Array(xs[0]?.length ?? 1);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const change = solve(equations(xs, ys, beta));
    if (change?.every(Number.isFinite) !== true) return null;
    addTo(beta, 1, change);
    if (change.every((one) => Math.abs(one) < CLOSE)) return { intercept: beta[0] ?? 0, slopes: [...beta.subarray(1)] };
  }
  return null;
}
