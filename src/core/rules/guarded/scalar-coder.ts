import type { ScalarColumn } from '../../facts/fact-block.js';
import type { Encode } from './guarded-dimension.js';

/**
 * How a single value finds its cell. `number`: a number, or a day as its number. `entry`: a text or a boolean; a day as it
 * stands on a sheet. `missing` is the code of what is no value of the fact's type: the author may have said what that means.
 */
export type Coder = {
  readonly missing: number;
  readonly number: (value: number) => number;
  readonly entry: (value: string | boolean) => number;
};

function encodeEntries({ values, present }: ScalarColumn, entries: Uint8Array, missing: number): Encode {
  return (from, codes) => {
    for (let row = 0; row < codes.length; row += 1) {
      codes[row] = present[from + row] === 1 ? (entries[values[from + row] as number] ?? missing) : missing;
    }
  };
}

function encodeNumbers({ values, present }: ScalarColumn, { number, missing }: Coder): Encode {
  return (from, codes) => {
    for (let row = 0; row < codes.length; row += 1) {
      codes[row] = present[from + row] === 1 ? number(values[from + row] as number) : missing;
    }
  };
}

/** Texts and bits find their cell once per entry of their dictionary: a row is then a look-up. */
export function encodeScalars(column: ScalarColumn, coder: Coder): Encode {
  switch (column.kind) {
    case 'number':
    case 'day':
      return encodeNumbers(column, coder);
    case 'bit':
      return encodeEntries(column, Uint8Array.from([false, true], coder.entry), coder.missing);
    case 'dict':
      return encodeEntries(column, Uint8Array.from(column.dictionary, coder.entry), coder.missing);
  }
}
