import { numbersOf } from './arguments.js';

/**
 * What `npm run bench:count` is asked for. `changes`: customers who change between two counts. `base`: a folder in which the
 * base stays for the next time; without one it is made anew and goes with the servers.
 */
export type CountOptions = {
  readonly customers: number;
  readonly counts: number;
  readonly changes: number;
  readonly api: string;
  readonly profile: string | null;
  readonly base: string | null;
  readonly json: boolean;
};

export function countOptions(args: readonly string[]): CountOptions {
  const number = numbersOf(args);
  const text = (name: string) => {
    const at = args.indexOf(name);
    return at < 0 ? null : (args[at + 1] ?? null);
  };
  return {
    customers: number('--customers', 1_000_000),
    counts: number('--counts', 200),
    changes: number('--changes', 20),
    api: text('--api') ?? 'dist/main.js',
    profile: text('--profile'),
    base: text('--base'),
    json: args.includes('--json'),
  };
}
