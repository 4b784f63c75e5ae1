/** What `npm run bench:prompt` is asked for. `api` is the built api. */
export type PromptOptions = {
  readonly customers: number;
  readonly rules: number;
  readonly offers: number;
  readonly rate: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
  readonly api: string;
  readonly json: boolean;
};

export function promptOptions(args: readonly string[]): PromptOptions {
  const number = (name: string, fallback: number) => {
    const at = args.indexOf(name);
    const value = at < 0 ? fallback : Number(args[at + 1]);
    if (!Number.isInteger(value) || value < 1) throw new Error(`${name} takes a whole number from 1 on`);
    return value;
  };
  const api = args.indexOf('--api');
  return {
    customers: number('--customers', 10_000),
    rules: number('--rules', 300),
    offers: number('--offers', 60),
    rate: number('--rate', 210),
    seconds: number('--seconds', 60),
    warmUpSeconds: number('--warm-up', 10),
    api: api < 0 ? 'dist/main.js' : (args[api + 1] ?? ''),
    json: args.includes('--json'),
  };
}
