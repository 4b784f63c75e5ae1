/**
 * The few loops over bits that a rule set spends its time in, over one memory. Addresses are in bytes, multiples of 16
 * but for instructions (of 4); integers are little-endian, 32 bits. Written twice, in plain JavaScript and in
 * WebAssembly, with the same answers.
 */
export type ColumnKernel = {
  /** The whole memory; another one after `reserve`. Whoever keeps a view takes a new one then. */
  readonly memory: () => ArrayBufferLike;
  /** Makes the memory at least this long; what it holds stays. */
  readonly reserve: (bytes: number) => void;
  /**
   * Questions from `at` to `end`, each `[column, bits, ranges, (lowest, span) × ranges]`: the bit of a row is 1 where
   * its code lies in one of the ranges.
   */
  readonly ask: (at: number, end: number, rows: number) => void;
  /** Instructions from `at` to `end`, each `[op, to, a, b]`, over bit rows of so many bytes. */
  readonly combine: (at: number, end: number, bytes: number) => void;
  /** How many bits are set in so many bytes. */
  readonly count: (at: number, bytes: number) => number;
  /**
   * Turns `rules` bit rows of `rows` bits round: writes the numbers of row `r`'s rules, as `numbers` names them, to
   * `lists`, from place `starts[r]` to `starts[r + 1]`. `found` and `cursors` are desks: a word a match, a word a row.
   */
  readonly list: (lists: ListAddresses) => void;
};

export type ListAddresses = {
  readonly bits: number;
  readonly rules: number;
  readonly rows: number;
  readonly numbers: number;
  readonly cursors: number;
  readonly starts: number;
  readonly found: number;
  readonly lists: number;
};

/** What an instruction does with two bit rows; `not` looks at the first alone. */
export const OPS = { and: 0, andNot: 1, or: 2, orNot: 3, not: 4 } as const;
export type Op = (typeof OPS)[keyof typeof OPS];

/** A found match is one word: its row in the lower bits, its rule in the upper. */
export const ROW_BITS = 12;

/** Rows are numbered in `ROW_BITS` bits. */
export const MOST_ROWS = 1 << ROW_BITS;
