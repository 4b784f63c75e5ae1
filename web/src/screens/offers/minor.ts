const decimals = new Map<string, number>();

/** How many decimals a currency is written with. */
function decimalsOf(currency: string): number {
  const known = decimals.get(currency);
  if (known !== undefined) return known;
  const style = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  const found = style.maximumFractionDigits ?? 2;
  decimals.set(currency, found);
  return found;
}

/** Minor units as people write them, and back. */
export const inMain = (minor: number, currency: string): number => minor / 10 ** decimalsOf(currency);
export const inMinor = (main: number, currency: string): number => Math.round(main * 10 ** decimalsOf(currency));
