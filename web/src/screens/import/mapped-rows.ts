import type { CustomerChange } from '../../../../src/core/customer/change-customer.js';
import { rowMapper } from '../../../../src/core/customer/mapping/map-row.js';
import { readMapping } from '../../../../src/core/customer/mapping/read-mapping.js';
import type { Problem } from '../../../../src/core/kit/problem.js';
import type { FileLook } from './read-file.ts';

export type MappedRow = {
  readonly row: number;
  readonly id: string;
  readonly values: readonly { readonly field: string; readonly text: string }[];
  readonly problems: readonly Problem[];
};
export type Mapped =
  | { readonly ok: false; readonly problems: readonly Problem[] }
  | {
      readonly ok: true;
      /** Columns the mapping asks for that the file has not. */
      readonly lacking: readonly string[];
      readonly rows: readonly MappedRow[];
      readonly rejected: number;
    };

const textOf = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(textOf).join('; ')
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);

const GROUPS = ['personal', 'basic', 'business', 'preference'] as const;

function valuesOf({ customer }: CustomerChange): MappedRow['values'] {
  const groups = GROUPS.flatMap((group) =>
    Object.entries(customer[group]).map(([name, value]) => ({ field: `${group}.${name}`, text: textOf(value) })),
  );
  const months = customer.usage.flatMap(({ month, ...values }) =>
    Object.entries(values).map(([name, value]) => ({ field: `usage.${name}`, text: `${month}: ${textOf(value)}` })),
  );
  const consents = customer.consents.map(({ channel }) => ({ field: `consent|${channel}`, text: '✓' }));
  return [{ field: 'relationship', text: customer.relationship }, ...groups, ...months, ...consents];
}

/** The first rows as the importer will read them, by its own functions: what is wrong here is rejected there. */
export function mappedRows(mapping: unknown, { columns, rows }: Pick<FileLook, 'columns' | 'rows'>): Mapped {
  const read = readMapping(mapping);
  if (!read.ok) return { ok: false, problems: read.problems };
  const lacking = read.value.columns.filter((column) => !columns.includes(column));
  if (lacking.length > 0) return { ok: true, lacking, rows: [], rejected: 0 };
  const mapRow = rowMapper(read.value, columns);
  const idColumn = columns.indexOf(read.value.idColumn);
  const mapped = rows.map((cells, index): MappedRow => {
    const result = mapRow(cells);
    const own = { row: index + 1, id: cells[idColumn]?.trim() ?? '' };
    return result.ok
      ? { ...own, values: valuesOf(result.value), problems: [] }
      : { ...own, values: [], problems: result.problems };
  });
  return { ok: true, lacking, rows: mapped, rejected: mapped.filter(({ problems }) => problems.length > 0).length };
}
