import { DownloadOutlined } from '@ant-design/icons';
import { Button, Input, Table } from 'antd';
import type { ColumnType } from 'antd/es/table';
import { type ReactNode, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../api/client.ts';
import { csvOf } from './csv.ts';
import { useFormat } from './format.ts';
import { type Reading, readOnce, readWhenIdle, type Value } from './reading.ts';
import './data-table.css';

export type Column<T> = {
  readonly key: string;
  readonly title: string;
  /** What is sorted, searched and exported. */
  readonly value: (row: T) => Value;
  /** How it looks; without it, as its value. */
  readonly show?: (row: T) => ReactNode;
  readonly width?: number;
  /** Numbers stand to the right by themselves. */
  readonly isNumber?: boolean;
  /** A filter of the values that occur, by what they are called. */
  readonly filter?: (row: T) => string;
  readonly isSorted?: boolean;
};

type Given<T> = {
  /** What the table is about: its name for who does not see it, and that of the exported file. */
  readonly name: string;
  readonly rows: readonly T[];
  readonly columns: readonly Column<T>[];
  readonly rowKey: (row: T) => string;
  readonly empty: string;
  readonly canSearch?: boolean;
  readonly canExport?: boolean;
  readonly extra?: ReactNode;
  /** Rows drawn at once; longer lists are drawn as they are scrolled. */
  readonly height?: number;
  readonly pageSize?: number;
};

/** Lists that are drawn as they are scrolled need a width of their own. */
const LEAST_COLUMN_PX = 180;
/** Above it a list is drawn as it is scrolled, and has no pages. */
const LONG = 500;
const LONG_HEIGHT_PX = 560;

const MONTH_OR_DAY = /^\d{4}-\d{2}/;

/** Numbers and times stay in one line. */
function lookOf<T>({ isNumber, value }: Column<T>, first: T | undefined): Pick<ColumnType<T>, 'align' | 'className'> {
  if (isNumber) return { align: 'right', className: 'tm-number' };
  const example = first === undefined ? '' : value(first);
  return MONTH_OR_DAY.test(String(example ?? '')) ? { className: 'tm-time' } : {};
}

function columnOf<T extends object>(
  column: Column<T> & Reading<T>,
  rows: readonly T[],
  exact: (value: number) => string,
): ColumnType<T> {
  const { key, title, value, compare, show, width, filter, isSorted = true } = column;
  const plain = (row: T) => {
    const found = value(row);
    return typeof found === 'number' ? exact(found) : found;
  };
  const names = filter ? [...new Set(rows.map(filter))].sort() : [];
  return {
    key,
    title,
    render: (_value, row) => (show ? show(row) : plain(row)),
    ...(width === undefined ? {} : { width }),
    ...lookOf(column, rows[0]),
    ...(isSorted ? { sorter: compare } : {}),
    ...(filter
      ? {
          filters: names.map((name) => ({ text: name, value: name })),
          onFilter: (wanted: unknown, row: T) => filter(row) === wanted,
        }
      : {}),
  };
}

/** A list that sorts, searches, filters and exports. Ten thousand rows are drawn a screenful at a time (`height`). */
export function DataTable<T extends object>(given: Given<T>) {
  const { name, rows, rowKey, empty, canSearch, canExport, extra, height, pageSize } = given;
  const { t } = useTranslation('app');
  const { exact } = useFormat();
  const [typed, setTyped] = useState('');
  // What is typed is there at once, what is found as soon as it is.
  const asked = useDeferredValue(typed);
  const columns = useMemo(
    () => given.columns.map((column) => ({ ...column, ...readOnce<T>(column, rows) })),
    [given.columns, rows],
  );
  useEffect(() => (rows.length > LONG ? readWhenIdle(rows, columns) : undefined), [rows, columns]);
  const found = useMemo(() => {
    const wanted = asked.trim().toLowerCase();
    if (wanted === '') return rows;
    return rows.filter((row) => columns.some(({ text }) => text(row).includes(wanted)));
  }, [rows, columns, asked]);
  const shown = useMemo(() => {
    const all = columns.map((column) => columnOf(column, rows, exact));
    // What a row is about stays in sight while the rest is scrolled sideways.
    return all.map((column, place) =>
      place === 0 && all.length > 2 ? { ...column, fixed: 'start' as const } : column,
    );
  }, [columns, rows, exact]);
  const save = () => {
    const lines = found.map((row) => columns.map(({ value }) => String(value(row) ?? '')));
    const text = csvOf([columns.map(({ title }) => title), ...lines]);
    saveFile(new Blob([text], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
  };
  const drawn = height ?? (rows.length > LONG ? LONG_HEIGHT_PX : undefined);
  const hasPages = drawn === undefined && pageSize !== undefined && found.length > pageSize;
  const hasExport = canExport === true && rows.length > 0;
  return (
    <div className="tm-table">
      {canSearch || hasExport || extra ? (
        <div className="tm-table-tools">
          {canSearch ? (
            <Input.Search
              allowClear
              aria-label={t('table.search', { name })}
              placeholder={t('table.searchHint')}
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
            />
          ) : null}
          {extra}
          {hasExport ? (
            <Button icon={<DownloadOutlined />} onClick={save}>
              {t('table.export')}
            </Button>
          ) : null}
        </div>
      ) : null}
      <Table<T>
        aria-label={name}
        size="small"
        columns={shown}
        dataSource={found}
        rowKey={rowKey}
        locale={{ emptyText: <span className="tm-quiet">{empty}</span> }}
        pagination={hasPages ? { pageSize, showSizeChanger: false, size: 'small' } : false}
        {...(drawn === undefined
          ? { tableLayout: 'auto', scroll: { x: 'min-content' } }
          : { virtual: true, scroll: { x: LEAST_COLUMN_PX * columns.length, y: drawn } })}
      />
    </div>
  );
}
