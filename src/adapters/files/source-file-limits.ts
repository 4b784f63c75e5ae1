/** A row longer or wider than these is a damaged file, not a customer. */
export const MOST_ROW_BYTES = 1_048_576;
export const MOST_COLUMNS = 2_000;

/** Rows are numbered by 32 bits. */
export const MOST_ROWS = 2 ** 31;
