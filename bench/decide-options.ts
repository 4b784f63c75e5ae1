import { numbersOf } from './arguments.js';

/** What `npm run bench:decide` is asked for. */
export type DecideOptions = {
  readonly customers: number;
  readonly rules: number;
  readonly offers: number;
  readonly json: boolean;
};

export function decideOptions(args: readonly string[]): DecideOptions {
  const number = numbersOf(args);
  return {
    customers: number('--customers', 20_000),
    rules: number('--rules', 300),
    offers: number('--offers', 60),
    json: args.includes('--json'),
  };
}

export const DECIDE_KINDS = ['evaluate', 'allocate', 'reserve', 'conclude'] as const;
export type DecideKind = (typeof DECIDE_KINDS)[number];

/** What the worker process measured, milliseconds by kind of step; `peakRssMb` is of the worker process alone. */
export type DecideFigures = {
  readonly scanMs: number;
  readonly startMs: number;
  readonly stepMs: Readonly<Record<DecideKind, number>>;
  readonly peakRssMb: number;
  readonly rounds: number;
  readonly chunks: number;
  /** Customers, whichever of their candidates it was. */
  readonly matched: number;
  readonly winners: number;
  readonly controls: number;
  /** Customers by the refusal they ended with. */
  readonly refused: Readonly<Record<string, number>>;
};
