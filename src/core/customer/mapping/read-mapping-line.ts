import { FoundProblems, jsonTypeOf, pathTo } from '../../kit/found-problems.js';
import { CLEARABLE_FIELDS } from '../change-customer.js';
import { type CellForm, type CellValue, cellValue, DAY_FORMATS, type DayFormat } from './cell-value.js';
import { isAmountName } from './list-cell.js';
import type { Derivation, Guard, MappingConstants, ProductColumn } from './mapping.js';
import { type FieldSpec, isListSpec, minorDigitsOf, type ProfileField } from './profile-field.js';

type Fields = Readonly<Record<string, unknown>>;

const LONGEST_COLUMN = 256;
const PLAIN: CellForm = { moneyDigits: 0, factor: 1, day: 'YYYY-MM-DD' };
const SHARE_UNITS = { one: 1, percent: 100 } as const;

/** Reads the parts of one line of a mapping file; what is wrong is added to `problems` under its JSON path. */
export class LineReader {
  constructor(
    private readonly problems: FoundProblems,
    private readonly constants: MappingConstants,
  ) {}

  text(value: unknown, path: string, longest = 500): string {
    if (typeof value !== 'string' || value.trim() === '') {
      this.problems.wrongType(path, 'text', value);
      return '';
    }
    if (value.length > longest) this.problems.add(path, 'MAPPING_TEXT_TOO_LONG', { longest });
    return value;
  }

  column(value: unknown, path: string): string {
    return this.text(value, path, LONGEST_COLUMN).trim();
  }

  /** One text or several. */
  texts(value: unknown, path: string): readonly string[] {
    const list = Array.isArray(value) ? value : [value];
    if (list.length === 0) this.problems.add(path, 'MAPPING_EMPTY_LIST');
    return list.map((item, index) => {
      const at = Array.isArray(value) ? pathTo(path, index) : path;
      if (typeof item !== 'string') this.problems.wrongType(at, 'text', item);
      return typeof item === 'string' ? item.trim() : '';
    });
  }

  integer(value: unknown, path: string, least: number, most: number): number {
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
    this.problems.add(path, 'MAPPING_NOT_IN_RANGE', { least, most });
    return least;
  }

  choice<T extends string>(value: unknown, path: string, allowed: readonly T[], otherwise: T): T {
    const found = allowed.find((item) => item === value);
    if (found === undefined) this.problems.add(path, 'MAPPING_NOT_ON_LIST', { allowed: allowed.join(', ') });
    return found ?? otherwise;
  }

  asOf(path: string): string {
    if (this.constants.asOf === null) this.problems.add(path, 'MAPPING_CONSTANT_MISSING', { constant: 'asOf' });
    return this.constants.asOf ?? '1970-01-01';
  }

  guard(line: Fields, path: string, to: ProfileField): Guard | null {
    if (!Object.hasOwn(line, 'when')) {
      if (Object.hasOwn(line, 'otherwise')) this.problems.add(pathTo(path, 'otherwise'), 'MAPPING_OTHERWISE_ALONE');
      return null;
    }
    const at = pathTo(path, 'when');
    const when = this.problems.object(line.when, at, ['column', 'equals']);
    const otherwise = this.choice(
      line.otherwise ?? 'missing',
      pathTo(path, 'otherwise'),
      ['missing', 'none'] as const,
      'missing',
    );
    if (otherwise === 'none') this.clearable(to, pathTo(path, 'otherwise'));
    return {
      column: this.column(when?.column, pathTo(at, 'column')),
      equals: this.texts(when?.equals, pathTo(at, 'equals')),
      otherwise,
    };
  }

  /** Which category of app a line of `usage.appMb` is of; no other line has one. */
  app(line: Fields, path: string, to: ProfileField): string | null {
    const at = pathTo(path, 'app');
    if (to !== 'usage.appMb') {
      if (Object.hasOwn(line, 'app')) this.problems.add(at, 'MAPPING_APP_UNFIT', { target: to });
      return null;
    }
    const app = this.text(line.app, at, 40);
    if (app !== '' && !isAmountName(app)) this.problems.add(at, 'LIST_NAME_BAD', { column: at });
    return app;
  }

  fromColumn(line: Fields, path: string, to: ProfileField, spec: FieldSpec): Derivation {
    const form = this.form(line, path, spec);
    const has = (name: string) => Object.hasOwn(line, name);
    if (has('required') && typeof line.required !== 'boolean')
      this.problems.wrongType(pathTo(path, 'required'), 'boolean', line.required);
    for (const name of isListSpec(spec) ? ['map', 'default'] : ['separator']) {
      if (has(name)) this.problems.add(pathTo(path, name), 'MAPPING_DERIVATION_UNFIT', { target: to });
    }
    return {
      kind: 'column',
      column: this.column(line.column, pathTo(path, 'column')),
      map: has('map') ? this.valueMap(line.map, pathTo(path, 'map'), to, spec) : null,
      form,
      fallback: has('default') ? this.value(line.default, pathTo(path, 'default'), spec) : null,
      required: line.required === true || to === 'id' || to === 'relationship',
    };
  }

  /** A value written in the mapping itself, in the profile's own type and units. */
  value(value: unknown, path: string, spec: FieldSpec): CellValue {
    if (isListSpec(spec) || spec.type === 'amounts') return '';
    const types = {
      integer: 'number',
      quantity: 'number',
      money: 'number',
      share: 'number',
      boolean: 'boolean',
    } as const;
    const expected = spec.type in types ? types[spec.type as keyof typeof types] : 'string';
    if (jsonTypeOf(value) !== expected) {
      this.problems.wrongType(path, expected, value);
      return '';
    }
    const read = cellValue(String(value), spec, PLAIN);
    if (!read.ok) this.problems.add(path, read.fault, { column: path });
    return read.ok ? read.value : '';
  }

  products(value: unknown, path: string): Derivation {
    if (!Array.isArray(value) || value.length === 0) this.problems.wrongType(path, 'array', value);
    const products = (Array.isArray(value) ? value : []).map((json, index): ProductColumn => {
      const at = pathTo(path, index);
      const item = this.problems.object(json, at, ['product', 'column', 'when', 'unless']);
      return {
        product: this.text(item?.product, pathTo(at, 'product'), 100),
        column: this.column(item?.column, pathTo(at, 'column')),
        when: this.texts(item?.when, pathTo(at, 'when')),
        unless: this.texts(item?.unless, pathTo(at, 'unless')),
      };
    });
    return { kind: 'products', products };
  }

  termEnd(value: unknown, path: string, to: ProfileField): Derivation {
    this.asOf(path);
    const term = this.problems.object(value, path, ['term', 'months', 'done']);
    const at = pathTo(path, 'months');
    const months = new Map<string, number | null>();
    for (const [text, json] of this.entries(term?.months, at)) {
      const here = pathTo(at, text);
      if (json === null) this.clearable(to, here);
      months.set(text.trim(), json === null ? null : this.integer(json, here, 1, 1200));
    }
    return {
      kind: 'term-end',
      term: this.column(term?.term, pathTo(path, 'term')),
      months,
      done: this.column(term?.done, pathTo(path, 'done')),
    };
  }

  /** `{name}` stands for a column's text; every other character for itself. */
  template(value: unknown, path: string): Derivation {
    const text = this.text(value, path);
    const pieces = text.split(/\{([^{}]+)\}/);
    if (pieces.some((piece, index) => index % 2 === 0 && /[{}]/.test(piece))) {
      this.problems.add(path, 'MAPPING_BAD_TEMPLATE');
    }
    const parts = pieces.map((piece, index) => (index % 2 === 0 ? piece : { column: piece.trim() }));
    return { kind: 'template', parts: parts.filter((part) => part !== '') };
  }

  reservedNumber(value: unknown, path: string): Derivation {
    const fields = this.problems.object(value, path, ['prefix', 'digits', 'from']);
    return {
      kind: 'reserved-number',
      prefix: this.choice(fields?.prefix, pathTo(path, 'prefix'), ['+999'], '+999'),
      digits: this.integer(fields?.digits, pathTo(path, 'digits'), 6, 10),
      column: this.column(fields?.from, pathTo(path, 'from')),
    };
  }

  private form(line: Fields, path: string, spec: FieldSpec): CellForm {
    const day = this.choice<DayFormat>(line.format ?? 'YYYY-MM-DD', pathTo(path, 'format'), DAY_FORMATS, 'YYYY-MM-DD');
    const at = pathTo(path, 'unit');
    switch (spec.type) {
      case 'money':
        return { ...PLAIN, day, moneyDigits: this.moneyDigits(line, path) };
      case 'quantity': {
        const names = Object.keys(spec.units);
        const unit = this.choice(line.unit ?? names[0], at, names, '');
        return { ...PLAIN, day, factor: spec.units[unit] ?? 1 };
      }
      case 'share': {
        const unit = this.choice(line.unit ?? 'one', at, ['one', 'percent'] as const, 'one');
        return { ...PLAIN, day, whole: SHARE_UNITS[unit] };
      }
      case 'records':
        return this.recordsForm(line, path, day, JSON.stringify(spec).includes('"money"'));
      default:
        if (Object.hasOwn(line, 'unit')) this.problems.add(at, 'MAPPING_UNIT_UNFIT');
        return spec.type === 'texts' ? { ...PLAIN, day, separator: this.separator(line, path) } : { ...PLAIN, day };
    }
  }

  /** Records hold amounts in the line's unit, data in MB, minutes, and shares of one. */
  private recordsForm(line: Fields, path: string, day: DayFormat, withMoney: boolean): CellForm {
    if (withMoney) return { ...PLAIN, day, moneyDigits: this.moneyDigits(line, path) };
    if (Object.hasOwn(line, 'unit')) this.problems.add(pathTo(path, 'unit'), 'MAPPING_UNIT_UNFIT');
    return { ...PLAIN, day };
  }

  private moneyDigits(line: Fields, path: string): number {
    const unit = this.choice(line.unit ?? 'major', pathTo(path, 'unit'), ['major', 'minor'] as const, 'major');
    return unit === 'minor' ? 0 : this.minorDigits(path);
  }

  private separator(line: Fields, path: string): string {
    if (!Object.hasOwn(line, 'separator')) return ';';
    const at = pathTo(path, 'separator');
    const { separator } = line;
    if (typeof separator === 'string' && separator !== '' && separator.length <= 5) return separator;
    this.problems.add(at, 'MAPPING_SEPARATOR_BAD');
    return ';';
  }

  private minorDigits(path: string): number {
    const { currency } = this.constants;
    if (currency === null) this.problems.add(path, 'MAPPING_CONSTANT_MISSING', { constant: 'currency' });
    return currency === null ? 0 : (minorDigitsOf(currency) ?? 0);
  }

  private valueMap(json: unknown, path: string, to: ProfileField, spec: FieldSpec): Map<string, CellValue | null> {
    const map = new Map<string, CellValue | null>();
    for (const [text, value] of this.entries(json, path)) {
      const at = pathTo(path, text);
      if (value === null) this.clearable(to, at);
      map.set(text.trim(), value === null ? null : this.value(value, at, spec));
    }
    return map;
  }

  /** The texts of a column are data, whatever they look like: they are looked up in a Map and nowhere else. */
  private entries(json: unknown, path: string): readonly (readonly [string, unknown])[] {
    if (jsonTypeOf(json) !== 'object') {
      this.problems.wrongType(path, 'object', json);
      return [];
    }
    const entries = Object.entries(json as Fields);
    if (entries.length === 0) this.problems.add(path, 'MAPPING_EMPTY_LIST');
    return entries;
  }

  private clearable(to: ProfileField, path: string): void {
    const names: readonly string[] = CLEARABLE_FIELDS;
    if (!names.includes(to)) this.problems.add(path, 'MAPPING_NOT_CLEARABLE', { allowed: names.join(', ') });
  }
}
