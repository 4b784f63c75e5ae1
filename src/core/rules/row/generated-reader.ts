import { addCellCode, type Code } from './cell-code.js';
import type { Place } from './fact-places.js';

/** Reads all places of one plain object: writes codes as `FactReader.read` does; false where the exact path must answer. */
export type PlacesReader = (
  within: Readonly<Record<string, unknown>>,
  codes: Uint8Array,
  at: number,
  stride: number,
) => boolean;

/** What generated code leaves to functions that were written. */
export type ReaderParts = {
  readonly isFact: (value: unknown) => boolean;
  readonly isOpen: (value: unknown) => boolean;
  readonly stepInto: (within: unknown, name: string) => unknown;
  /** Reads places inside of what is no plain object. */
  readonly readAside: (
    inside: readonly Place[],
    within: unknown,
    isFact: boolean,
    codes: Uint8Array,
    at: number,
    stride: number,
  ) => boolean;
};

const SIGNATURE = '(within, codes, at, stride)';

class Writer {
  readonly data: unknown[] = [];
  readonly functions: string[] = [];

  /** Writes the reader of these places and of what is inside of them; its name. */
  reader(places: readonly Place[], isFact: boolean): string {
    const code: Code = { lines: [], data: this.data };
    for (const [at, place] of places.entries()) this.place(code, place, `v${at}`, isFact);
    const name = `read${this.functions.length}`;
    const locals = 'let b = 0; let c = 0; let i = 0;';
    this.functions.push(`const ${name} = ${SIGNATURE} => {\n${[locals, ...code.lines, 'return true;'].join('\n')}\n};`);
    return name;
  }

  private place(code: Code, { name, isInherited, coders, inside }: Place, value: string, isFact: boolean): void {
    const key = JSON.stringify(name);
    code.lines.push(`const ${value} = ${isInherited ? `stepInto(within, ${key})` : `within[${key}]`};`);
    if (isFact) code.lines.push(`if (!isFact(${value})) return false;`);
    addCellCode(code, value, coders);
    if (inside.length === 0) return;
    const read = `${this.reader(inside, false)}(${value}, codes, at, stride)`;
    const places = `k${this.data.push(inside) - 1}`;
    const readAside = `readAside(${places}, ${value}, ${isFact}, codes, at, stride)`;
    code.lines.push(`if (isOpen(${value}) ? !${read} : !${readAside}) return false;`);
  }
}

/**
 * A function for each object's properties, so that each read and each search has a site of its own for the engine to
 * specialise. The text is made of whole numbers and of names in JSON.
 */
export function generatedReader(places: readonly Place[], parts: ReaderParts): PlacesReader {
  const writer = new Writer();
  const name = writer.reader(places, true);
  const text = [
    '"use strict";',
    'const { isFact, isOpen, stepInto, readAside } = parts;',
    ...writer.data.map((_value, at) => `const k${at} = data[${at}];`),
    ...writer.functions,
    `return ${name};`,
  ];
  return new Function('data', 'parts', text.join('\n'))(writer.data, parts) as PlacesReader;
}
