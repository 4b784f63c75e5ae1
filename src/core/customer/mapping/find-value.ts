import { addMonths } from '../../kit/day.js';
import { doubleFnv32 } from '../../kit/hash.js';
import type { Problem } from '../../kit/problem.js';
import { idFault, idForm } from '../identity.js';
import { type CellForm, type CellValue, cellValue } from './cell-value.js';
import { type ListValue, listCell } from './list-cell.js';
import type { Derivation, FieldLine, Guard, Mapping, ProductColumn } from './mapping.js';
import {
  isListSpec,
  type ProfileField,
  type RecordsSpec,
  type ScalarSpec,
  specOf,
  type TextsSpec,
} from './profile-field.js';

/** A row of the source: texts in the order of its columns; undefined where the row has no such cell. */
export type Cells = readonly (string | undefined)[];

export type FieldValue = CellValue | readonly ListValue[];
type Fault = { readonly kind: 'fault'; readonly problem: Problem };

/** Missing: the source says nothing. None: it says that there is none. */
type Found = { readonly kind: 'value'; readonly value: FieldValue } | typeof MISSING | typeof NONE | Fault;
export type Finder = (cells: Cells) => Found;

const MISSING = { kind: 'missing' } as const;
const NONE = { kind: 'none' } as const;
const MOST_MONTHS = 1200;

const found = (value: FieldValue): Found => ({ kind: 'value', value });
const fault = (column: string, code: string, params: Problem['params'] = {}): Fault => ({
  kind: 'fault',
  problem: { path: column, code, params: { column, ...params } },
});

/** Names become positions once a file, so that a row costs as little as it can. */
export class ValueFinders {
  private readonly positions: ReadonlyMap<string, number>;

  constructor(
    private readonly mapping: Mapping,
    columns: readonly string[],
  ) {
    this.positions = new Map(columns.map((column, index) => [column, index]));
  }

  /** How the value of one line is found in a row. */
  of({ to, from, guard }: FieldLine): Finder {
    const find = this.finder(from, to);
    return guard === null ? find : this.guarded(find, guard);
  }

  /** A column's trimmed text; what is not there is as empty as a blank. */
  cell(column: string): (cells: Cells) => string {
    const position = this.positions.get(column) ?? -1;
    return (cells) => cells[position]?.trim() ?? '';
  }

  private guarded(find: Finder, { column, equals, otherwise }: Guard): Finder {
    const cell = this.cell(column);
    const instead = otherwise === 'none' ? NONE : MISSING;
    return (cells) => (equals.includes(cell(cells)) ? find(cells) : instead);
  }

  private finder(from: Derivation, to: ProfileField): Finder {
    switch (from.kind) {
      case 'value': {
        const value = found(from.value);
        return () => value;
      }
      case 'column':
        return to === 'id' ? this.idFinder(from.column) : this.columnFinder(from, to);
      case 'months-before':
        return this.monthsBefore(from.column);
      case 'term-end':
        return this.termEnd(from);
      case 'template':
        return this.template(from.parts, to);
      case 'reserved-number':
        return this.reservedNumber(from);
      case 'products':
        return this.products(from.products);
    }
  }

  private idFinder(column: string): Finder {
    const cell = this.cell(column);
    return (cells) => {
      const id = idForm(cell(cells));
      const wrong = idFault(id);
      return wrong === null ? found(id) : fault(column, wrong);
    };
  }

  private columnFinder(from: Extract<Derivation, { kind: 'column' }>, to: ProfileField): Finder {
    const { column, map, form, fallback, required } = from;
    const cell = this.cell(column);
    const spec = specOf(to) as ScalarSpec | TextsSpec | RecordsSpec;
    const otherwise = required ? fault(column, 'VALUE_MISSING') : MISSING;
    const blank = fallback === null ? otherwise : found(fallback);
    if (map !== null) return mapped(column, cell, map, blank);
    if (isListSpec(spec)) return listFinder(column, cell, spec, form, blank);
    return (cells) => {
      const text = cell(cells);
      if (text === '') return blank;
      const read = cellValue(text, spec, form);
      return read.ok ? found(read.value) : fault(column, read.fault);
    };
  }

  private months(column: string): (cells: Cells) => number | Fault | null {
    const cell = this.cell(column);
    return (cells) => {
      const text = cell(cells);
      if (text === '') return null;
      if (!/^\d{1,5}$/.test(text)) return fault(column, 'NOT_A_NUMBER');
      const months = Number(text);
      return months > MOST_MONTHS ? fault(column, 'OUT_OF_RANGE') : months;
    };
  }

  private asOf(): string {
    return this.mapping.constants.asOf ?? '';
  }

  private monthsBefore(column: string): Finder {
    const months = this.months(column);
    const asOf = this.asOf();
    const day = remembered((count) => found(addMonths(asOf, -count)));
    return (cells) => {
      const count = months(cells);
      if (count === null) return MISSING;
      return typeof count === 'number' ? day(count) : count;
    };
  }

  /** Terms renew themselves: what is left is the term less what is done of the present one. */
  private termEnd({ term, months, done }: Extract<Derivation, { kind: 'term-end' }>): Finder {
    const termCell = this.cell(term);
    const doneMonths = this.months(done);
    const asOf = this.asOf();
    const day = remembered((left) => found(addMonths(asOf, left)));
    const allowed = [...months.keys()].join(', ');
    return (cells) => {
      const text = termCell(cells);
      const length = months.get(text);
      if (length === null) return NONE;
      if (length === undefined) return text === '' ? MISSING : fault(term, 'NOT_IN_MAP', { allowed });
      const count = doneMonths(cells);
      if (count === null) return MISSING;
      return typeof count === 'number' ? day(length - (count % length)) : count;
    };
  }

  private template(parts: readonly (string | { readonly column: string })[], to: ProfileField): Finder {
    const pieces = parts.map((part) => (typeof part === 'string' ? part : this.cell(part.column)));
    const spec = specOf(to) as ScalarSpec;
    const named = parts.find((part) => typeof part !== 'string');
    const column = typeof named === 'object' ? named.column : '';
    return (cells) => {
      let text = '';
      for (const piece of pieces) {
        const next = typeof piece === 'string' ? piece : piece(cells);
        if (next === '') return MISSING;
        text += next;
      }
      const read = cellValue(text, spec, { moneyDigits: 0, factor: 1, day: 'YYYY-MM-DD' });
      return read.ok ? found(read.value) : fault(column, read.fault);
    };
  }

  /** Digits of a hash: the same id, the same number, in a range that is assigned to nobody. */
  private reservedNumber({ column, prefix, digits }: Extract<Derivation, { kind: 'reserved-number' }>): Finder {
    const cell = this.cell(column);
    return (cells) => {
      const text = idForm(cell(cells));
      if (text === '') return MISSING;
      const wide = doubleFnv32('number:1:', text) * 2 ** 21 + (doubleFnv32('number:2:', text) >>> 11);
      return found(prefix + String(wide % 10 ** digits).padStart(digits, '0'));
    };
  }

  private products(columns: readonly ProductColumn[]): Finder {
    const tests = columns.map((product) => ({ ...product, cell: this.cell(product.column) }));
    return (cells) => {
      const held: string[] = [];
      for (const { product, column, when, unless, cell } of tests) {
        const text = cell(cells);
        if (when.includes(text)) held.push(product);
        else if (!unless.includes(text))
          return fault(column, 'NOT_IN_MAP', { allowed: [...when, ...unless].join(', ') });
      }
      return found(held);
    };
  }
}

function listFinder(
  column: string,
  cell: (cells: Cells) => string,
  spec: TextsSpec | RecordsSpec,
  form: CellForm,
  blank: Found,
): Finder {
  return (cells) => {
    const text = cell(cells);
    if (text === '') return blank;
    const read = listCell(text, spec, form, column);
    return read.ok ? found(read.value) : { kind: 'fault', problem: read.problem };
  };
}

/** The texts of a closed list, each with its value; a blank may be one of them. */
function mapped(
  column: string,
  cell: (cells: Cells) => string,
  map: ReadonlyMap<string, CellValue | null>,
  blank: Found,
): Finder {
  const values = new Map([...map].map(([text, value]) => [text, value === null ? NONE : found(value)]));
  const unknown = fault(column, 'NOT_IN_MAP', { allowed: [...map.keys()].join(', ') });
  return (cells) => {
    const text = cell(cells);
    return values.get(text) ?? (text === '' ? blank : unknown);
  };
}

/** Months come from a short range: each day is reckoned once. */
function remembered(make: (count: number) => Found): (count: number) => Found {
  const known = new Map<number, Found>();
  return (count) => {
    const before = known.get(count);
    if (before !== undefined) return before;
    const made = make(count);
    known.set(count, made);
    return made;
  };
}
