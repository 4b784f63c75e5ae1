/** Thirty bits a word keep every word a small integer. */
const BITS = 30;
const FULL = 2 ** BITS - 1;

/** A set of cells of one fact, by place: words of thirty bits. Sets that meet are of one fact and equally long. */
export type Cells = readonly number[];

/** The cells of `size` of which the test holds. */
export function cellsWhere(size: number, test: (cell: number) => boolean): Cells {
  const words = new Array<number>(Math.ceil(size / BITS)).fill(0);
  for (let cell = 0; cell < size; cell += 1) {
    if (!test(cell)) continue;
    const word = Math.floor(cell / BITS);
    words[word] = (words[word] ?? 0) | (1 << (cell % BITS));
  }
  return words;
}

export function bothOf(a: Cells, b: Cells): Cells {
  return a.map((word, index) => word & (b[index] ?? 0));
}

/** What is in `a` and not in `b`. */
export function without(a: Cells, b: Cells): Cells {
  return a.map((word, index) => word & ~(b[index] ?? 0) & FULL);
}

export function isEmpty(cells: Cells): boolean {
  return cells.every((word) => word === 0);
}

/** Whether some cell is in both. */
export function meet(a: Cells, b: Cells): boolean {
  for (let index = 0; index < a.length; index += 1) {
    if (((a[index] ?? 0) & (b[index] ?? 0)) !== 0) return true;
  }
  return false;
}

/** Whether every cell of `a` is in `b`. */
export function isWithin(a: Cells, b: Cells): boolean {
  for (let index = 0; index < a.length; index += 1) {
    if (((a[index] ?? 0) & ~(b[index] ?? 0)) !== 0) return false;
  }
  return true;
}

export function hasCell(cells: Cells, cell: number): boolean {
  return ((cells[Math.floor(cell / BITS)] ?? 0) & (1 << (cell % BITS))) !== 0;
}

/** The places of the cells, ascending. */
export function placesOf(cells: Cells): readonly number[] {
  const places: number[] = [];
  for (const [index, word] of cells.entries()) {
    for (let left = word; left !== 0; left &= left - 1) places.push(index * BITS + 31 - Math.clz32(left & -left));
  }
  return places;
}
