/** Days in a row become one stretch: 1 to 5, 7. */
export function stretches(days: readonly number[]): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (const day of [...days].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && last[1] === day - 1) last[1] = day;
    else found.push([day, day]);
  }
  return found;
}
