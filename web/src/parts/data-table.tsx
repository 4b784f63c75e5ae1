import { DownloadOutlined } from '@ant-design/icons';
import { Button, Input, Table } from 'antd';
import type { ColumnType } from 'antd/es/table';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../api/client.ts';
import { csvOf } from './csv.ts';
import { useFormat } from './format.ts';
import './data-table.css';

type Value = string | number | null | undefined;
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

function compare(a: Value, b: Value): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a ?? '').localeCompare(String(b ?? ''), 'zh-CN', { numeric: true });
}

function columnOf<T>(column: Column<T>, rows: readonly T[], exact: (value: number) => string): ColumnType<T> {
  const { key, title, value, show, width, isNumber, filter, isSorted = true } = column;
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
    ...(isNumber ? { align: 'right' as const, className: 'tm-number' } : {}),
    ...(isSorted ? { sorter: (a: T, b: T) => compare(value(a), value(b)) } : {}),
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
  const { name, rows, columns, rowKey, empty, canSearch, canExport, extra, height, pageSize } = given;
  const { t } = useTranslation('app');
  const { exact } = useFormat();
  const [typed, setTyped] = useState('');
  const found = useMemo(() => {
    const wanted = typed.trim().toLowerCase();
    if (wanted === '') return rows;
    return rows.filter((row) =>
      columns.some(({ value }) =>
        String(value(row) ?? '')
          .toLowerCase()
          .includes(wanted),
      ),
    );
  }, [rows, columns, typed]);
  const shown = useMemo(() => columns.map((column) => columnOf(column, rows, exact)), [columns, rows, exact]);
  const save = () => {
    const lines = found.map((row) => columns.map(({ value }) => String(value(row) ?? '')));
    const text = csvOf([columns.map(({ title }) => title), ...lines]);
    saveFile(new Blob([text], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
  };
  return (
    <div>
      {canSearch || canExport || extra ? (
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
          {canExport && rows.length > 0 ? (
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
        pagination={pageSize && found.length > pageSize ? { pageSize, showSizeChanger: false, size: 'small' } : false}
        {...(height === undefined
          ? { scroll: { x: 'max-content' } }
          : { virtual: true, scroll: { x: LEAST_COLUMN_PX * columns.length, y: height } })}
      />
    </div>
  );
}
