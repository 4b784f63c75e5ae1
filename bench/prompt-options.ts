import { numbersOf } from './arguments.js';

/** What `npm run bench:prompt` is asked for. `api` is the built api; `profile` a folder for its processor profile. */
export type PromptOptions = {
  readonly customers: number;
  readonly rules: number;
  readonly offers: number;
  readonly rate: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
  readonly api: string;
  readonly profile: string | null;
  readonly json: boolean;
};

export function promptOptions(args: readonly string[]): PromptOptions {
  const number = numbersOf(args);
  const text = (name: string) => {
    const at = args.indexOf(name);
    return at < 0 ? null : (args[at + 1] ?? null);
  };
  return {
    customers: number('--customers', 10_000),
    rules: number('--rules', 300),
    offers: number('--offers', 60),
    rate: number('--rate', 210),
    seconds: number('--seconds', 60),
    warmUpSeconds: number('--warm-up', 10),
    api: text('--api') ?? 'dist/main.js',
    profile: text('--profile'),
    json: args.includes('--json'),
  };
}
