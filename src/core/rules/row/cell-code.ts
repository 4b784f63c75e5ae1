import { type ElementTable, NO_CELL, type ScalarTable } from '../compile/dimension.js';
import { LAST_BUCKET, type NumberCells } from '../compile/number-cells.js';

/** A dimension of the value at some place: its number, and how its codes are found. */
export type Coder = {
  readonly dimension: number;
  readonly codeOf: (value: unknown) => number;
  readonly table?: ScalarTable | ElementTable | undefined;
};

/** Lines of a generated reader, and what they name: `data[n]` is the constant `k<n>`. */
export type Code = { readonly lines: string[]; readonly data: unknown[] };

/** Bits that one packed word of several element tables may use: all of them stay small integers. */
const PACKED_BITS = 30;

function named(code: Code, value: unknown): string {
  return `k${code.data.push(value) - 1}`;
}

/** Whole numbers only, so that the text is nothing but this file's. */
function whole(value: number): string {
  if (!Number.isInteger(value)) throw new Error(`${value} is no code`);
  return String(value);
}

const store = (dimension: number, value: string) => `codes[at + ${whole(dimension)} * stride] = ${value};`;

function asked(code: Code, value: string, { codeOf }: Coder): string {
  return `if ((c = ${named(code, codeOf)}(${value})) < 0) return false;`;
}

/** No code is this: a bucket in which some bound lies. */
const CUT = 255;

/** By bucket the code of all its numbers, or `CUT`. */
function wholeBuckets({ first, bounds, codes }: NumberCells): Uint8Array {
  const all = bounds.length - 1;
  return Uint8Array.from(first, (below, bucket) => ((first[bucket + 1] ?? all) === below ? (codes[below] ?? 0) : CUT));
}

/** As `NumberCells.code` does it; a number that is none is unequal to itself. */
function numberLines(code: Code, value: string, { numbers, nan }: ScalarTable): string {
  const { bounds, codes, first, lowest, scale } = numbers;
  if (bounds.length === 1) return `c = ${value} === ${value} ? ${whole(codes[0] ?? 0)} : ${whole(nan)};`;
  const [buckets, starts, marks] = [wholeBuckets(numbers), first, bounds].map((one) => named(code, one));
  return [
    `b = (${value} - ${named(code, lowest)}) * ${named(code, scale)};`,
    `b = b > 0 ? (b < ${LAST_BUCKET} ? b | 0 : ${LAST_BUCKET}) : 0;`,
    `c = ${buckets}[b];`,
    `if (c === ${CUT}) { i = ${starts}[b]; while (${marks}[i] <= ${value}) i += 1; c = ${named(code, codes)}[i]; }`,
    `if (${value} !== ${value}) c = ${whole(nan)};`,
  ].join(' ');
}

function textLines(code: Code, value: string, coder: Coder, { texts, otherText }: ScalarTable): string {
  const other = otherText === NO_CELL ? asked(code, value, coder) : `c = ${whole(otherText)};`;
  return texts.size === 0 ? other : `c = ${named(code, texts)}.get(${value}); if (c === undefined) { ${other} }`;
}

/** The kinds of value one after another, the likeliest first; what is none of them is asked for. */
function scalarLines(code: Code, value: string, coder: Coder, table: ScalarTable): string {
  const number = [`typeof ${value} === 'number'`, numberLines(code, value, table)];
  const text = [`typeof ${value} === 'string'`, textLines(code, value, coder, table)];
  const yes = [`${value} === true`, `c = ${whole(table.yes)};`];
  const no = [`${value} === false`, `c = ${whole(table.no)};`];
  const isNumeric = table.numbers.bounds.length > 1;
  const likely = table.texts.size > 0 ? [text, number] : isNumeric ? [number, text] : [yes, no, number, text];
  const rest = likely.length > 2 ? [] : [yes, no];
  const undef = [`${value} === undefined`, `c = ${whole(table.undef)};`];
  const nul = [`${value} === null`, `c = ${whole(table.nul)};`];
  const cases = [...likely, undef, nul, ...rest].map(([when, then]) => `if (${when}) { ${then} }`);
  return `${cases.join(' else ')} else { ${asked(code, value, coder)} }`;
}

type ElementCoder = { readonly dimension: number; readonly bits: ReadonlyMap<unknown, number> };

const widthOf = ({ bits }: ElementCoder) => bits.size;

/** As many tables at once as fit a word: the list is walked once for all of them. */
function packed(coders: readonly ElementCoder[]): readonly (readonly ElementCoder[])[] {
  const words: ElementCoder[][] = [];
  let left = 0;
  for (const coder of coders) {
    if (left < widthOf(coder)) {
      words.push([]);
      left = PACKED_BITS;
    }
    words.at(-1)?.push(coder);
    left -= widthOf(coder);
  }
  return words;
}

function elementLines(code: Code, value: string, coders: readonly ElementCoder[]): string {
  const together = new Map<unknown, number>();
  const stores: string[] = [];
  let shift = 0;
  for (const coder of coders) {
    for (const [element, bit] of coder.bits) together.set(element, (together.get(element) ?? 0) | (bit << shift));
    stores.push(store(coder.dimension, `1 + ((b >> ${shift}) & ${(1 << widthOf(coder)) - 1})`));
    shift += widthOf(coder);
  }
  return [
    `if (Array.isArray(${value})) { b = 0;`,
    `for (i = 0; i < ${value}.length; i += 1) b |= ${named(code, together)}.get(${value}[i]) | 0;`,
    ...stores,
    '} else {',
    ...coders.map(({ dimension }) => store(dimension, '0')),
    '}',
  ].join(' ');
}

/** Adds the lines that write the codes of one value, the local `value`, into a reader with the locals `b`, `c`, `i`. */
export function addCellCode(code: Code, value: string, coders: readonly Coder[]): void {
  const elements: ElementCoder[] = [];
  for (const coder of coders) {
    const { dimension, table } = coder;
    if (table?.kind === 'element') elements.push({ dimension, bits: table.bits });
    else {
      const scalar = table === undefined ? asked(code, value, coder) : scalarLines(code, value, coder, table);
      code.lines.push(scalar, store(dimension, 'c'));
    }
  }
  for (const together of packed(elements)) code.lines.push(elementLines(code, value, together));
}
