/**
 * The loop the row path spends its time in, over one memory: rows of bits, of which one a dimension is laid over the
 * others, and what all of them keep is found. Written twice, in plain JavaScript and in WebAssembly, with the same
 * answers. Addresses are in bytes and multiples of 16; integers are little-endian, 32 bits.
 */
export type RowKernel = {
  /** Rows are as long as a multiple of so many bytes. */
  readonly grain: number;
  /** Gives a memory of its own, at least this long and all zeros; it is the one `sieve` works on from then on. */
  readonly reserve: (bytes: number) => ArrayBufferLike;
  /** Writes the places of the bits that all rows keep to `found`, ascending; how many there are. */
  readonly sieve: (desk: RowDesk) => number;
};

/** Where things lie. Row `starts[d] + codes[d] × bytes` is that of dimension `d`. */
export type RowDesk = {
  /** A byte a dimension. */
  readonly codes: number;
  readonly dimensions: number;
  /** A word a dimension: the address of its first row. */
  readonly starts: number;
  /** The bits to begin with; its length, and that of every row, is `bytes`. */
  readonly full: number;
  readonly bytes: number;
  /** A word a dimension, and a row: desks to work on. */
  readonly rows: number;
  readonly left: number;
  readonly found: number;
};

/** Gives a kernel for rows of so many bytes in all. */
export type RowKernels = (rowBytes: number) => RowKernel;
