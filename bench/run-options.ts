import { numbersOf } from './arguments.js';

/** What `npm run bench:run` is asked for. */
export type RunOptions = {
  readonly customers: number;
  readonly rules: number;
  readonly rounds: number;
  readonly json: boolean;
};

export function runOptions(args: readonly string[]): RunOptions {
  const number = numbersOf(args);
  return {
    customers: number('--customers', 100_000),
    rules: number('--rules', 300),
    rounds: number('--rounds', 1),
    json: args.includes('--json'),
  };
}

/** How long one cursor takes over seven fields of everybody, and over whole documents; milliseconds. */
export type ScanFigures = { readonly scanMs: number; readonly wholeScanMs: number };

/** What the worker process measured, in milliseconds; `peakRssMb` is of the worker process alone. */
export type RunFigures = ScanFigures & {
  readonly readMs: number;
  readonly evaluateMs: number;
  readonly deriveMs: number;
  readonly writeMs: number;
  readonly peakRssMb: number;
  /** Facts the rules ask for, matches found, stale customers at the reading. */
  readonly columns: number;
  readonly matches: number;
  readonly stale: number;
};
