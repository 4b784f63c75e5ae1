/** Where a bar begins and how long it is, in hundredths of the track, with nought where the amounts need it. */
export function barOf(amount: number, amounts: readonly number[]): { readonly left: number; readonly width: number } {
  const [least, most] = [Math.min(0, ...amounts), Math.max(0, ...amounts)];
  const whole = most - least || 1;
  return { left: (100 * (Math.min(0, amount) - least)) / whole, width: (100 * Math.abs(amount)) / whole };
}
