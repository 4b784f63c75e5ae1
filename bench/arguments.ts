/** Whole numbers from 1 on by name, of the arguments a bench is given; what is not there is the fallback. */
export function numbersOf(args: readonly string[]): (name: string, fallback: number) => number {
  return (name, fallback) => {
    const at = args.indexOf(name);
    const value = at < 0 ? fallback : Number(args[at + 1]);
    if (!Number.isInteger(value) || value < 1) throw new Error(`${name} takes a whole number from 1 on`);
    return value;
  };
}
