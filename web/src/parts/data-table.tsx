import { DownloadOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Input, Table } from 'antd';
import type { ColumnType } from 'antd/es/table';
import {
  cloneElement,
  isValidElement,
  type ReactNode,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../api/client.ts';
import { csvOf } from './csv.ts';
import { useFormat } from './format.ts';
import { type ColumnReading, placesOf, type Question, readTable, readWhenIdle, type Value } from './reading.ts';
import { RoomOfTheOthers, RowsInSight, useRowsInSight } from './rows-in-sight.tsx';
import { TableFilter } from './table-filter.tsx';
import { useMatcher } from './use-matcher.ts';
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
  /** Not where the server exports more than what is shown. */
  readonly canExport?: boolean;
  readonly extra?: ReactNode;
  /** Rows drawn at once; longer lists are drawn as they are scrolled. */
  readonly height?: number;
  readonly pageSize?: number;
};

/** Lists that are drawn as they are scrolled need a width of their own. */
const LEAST_COLUMN_PX = 140;
/** Above it a list is drawn as it is scrolled, and has no pages. */
const LONG = 500;
const LONG_HEIGHT_PX = 560;

const MONTH_OR_DAY = /^\d{4}-\d{2}/;
const NONE: readonly string[] = [];
const IN_LETTERS = /[a-z]/i;

/** Numbers and times stay in one line. */
function lookOf<T>({ isNumber, value }: Column<T>, first: T | undefined): Pick<ColumnType<T>, 'align' | 'className'> {
  if (isNumber) return { align: 'right', className: 'tm-number' };
  const example = first === undefined ? '' : value(first);
  return MONTH_OR_DAY.test(String(example ?? '')) ? { className: 'tm-time' } : {};
}

type Asked = {
  readonly sort: Question['sort'];
  readonly filters: Question['filters'];
  readonly reading: ColumnReading | undefined;
  readonly choose: (key: string, wanted: readonly string[]) => void;
};

function titleOf<T>({ key, title, filter }: Column<T>, { filters, reading, choose }: Asked): ReactNode {
  if (!(filter && reading)) return title;
  return (
    <>
      {title}
      <TableFilter
        title={title}
        names={reading.names}
        wanted={filters[key] ?? NONE}
        choose={(wanted) => choose(key, wanted)}
      />
    </>
  );
}

function columnOf<T extends object>(
  column: Column<T>,
  first: T | undefined,
  exact: (value: number) => string,
  asked: Asked,
): ColumnType<T> {
  const { key, value, show, width, isSorted = true } = column;
  const plain = (row: T) => {
    const found = value(row);
    return typeof found === 'number' ? exact(found) : found;
  };
  return {
    key,
    title: titleOf(column, asked),
    render: (_value, row) => (show ? show(row) : plain(row)),
    ...(width === undefined ? {} : { width }),
    ...lookOf(column, first),
    ...(column.filter ? { onHeaderCell: () => ({ className: 'tm-has-filter' }) } : {}),
    ...(isSorted ? { sorter: true, sortOrder: asked.sort?.key === key ? asked.sort.direction : null } : {}),
  };
}

/** What is asked of a table, and how somebody asks it. */
function useQuestion(canSearch: boolean) {
  const [typed, setTyped] = useState('');
  const [sort, setSort] = useState<Question['sort']>(null);
  const [filters, setFilters] = useState<Question['filters']>({});
  // What is typed is there at once, what is found as soon as it is.
  const asked = useDeferredValue(typed);
  const match = useMatcher(canSearch && IN_LETTERS.test(asked));
  const question = useMemo((): Question => ({ typed: asked, match, sort, filters }), [asked, match, sort, filters]);
  const choose = useCallback(
    (key: string, wanted: readonly string[]) => setFilters((before) => ({ ...before, [key]: wanted })),
    [],
  );
  const [turned, setTurned] = useState({ of: question, page: 1 });
  return {
    typed,
    setTyped,
    setSort,
    choose,
    question,
    page: turned.of === question ? turned.page : 1,
    turnTo: useCallback((page: number) => setTurned({ of: question, page }), [question]),
  };
}

/** The arrows beside the numbers of the pages are drawings only: they are called what they do. */
function useTurns() {
  const { t } = useTranslation('app');
  return useCallback(
    (_page: number, kind: string, drawn: ReactNode) =>
      isValidElement<{ readonly 'aria-label'?: string }>(drawn) && (kind === 'prev' || kind === 'next')
        ? cloneElement(drawn, { 'aria-label': t(`table.${kind}`) })
        : drawn,
    [t],
  );
}

/** A list that sorts, searches, filters and exports. Of ten thousand rows those in sight are drawn. */
export function DataTable<T extends object>(given: Given<T>) {
  const { name, rows, columns, rowKey, empty, canSearch = false, canExport = true, extra, pageSize } = given;
  const { t } = useTranslation('app');
  const { exact } = useFormat();
  const { typed, setTyped, setSort, choose, question, page, turnTo } = useQuestion(canSearch);
  const { sort, filters } = question;
  const turns = useTurns();
  const reading = useMemo(() => readTable(rows, columns), [rows, columns]);
  const isLong = rows.length > LONG;
  useEffect(() => (isLong ? readWhenIdle(reading) : undefined), [isLong, reading]);
  const places = useMemo(() => placesOf(reading, rows.length, question), [reading, rows, question]);
  const height = given.height ?? (isLong ? LONG_HEIGHT_PX : undefined);
  const { box, from, to, onScroll, room } = useRowsInSight({ rows, count: places.length, height, question });
  const drawn = useMemo(
    () => [...places.subarray(from, to)].flatMap((place) => rows[place] ?? []),
    [places, rows, from, to],
  );
  const shown = useMemo(() => {
    const asked = { sort, filters, choose };
    const all = columns.map((one) => columnOf(one, rows[0], exact, { ...asked, reading: reading.column(one.key) }));
    // What a row is about stays in sight while the rest is scrolled sideways.
    return all.map((column, place) =>
      place === 0 && all.length > 2 ? { ...column, fixed: 'start' as const } : column,
    );
  }, [columns, rows, reading, exact, sort, filters, choose]);
  const save = () => {
    const found = [...places].flatMap((place) => rows[place] ?? []);
    const lines = found.map((row) => columns.map(({ value }) => String(value(row) ?? '')));
    const text = csvOf([columns.map(({ title }) => title), ...lines]);
    saveFile(new Blob([text], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
  };
  const hasPages = height === undefined && pageSize !== undefined && places.length > pageSize;
  const hasExport = canExport && rows.length > 0;
  const [found, width] = [places.length, columns.length];
  // While somebody types the rows stand still until what is found is there.
  const table = useMemo(
    () => (
      <Table<T>
        aria-label={name}
        size="small"
        columns={shown}
        dataSource={drawn}
        rowKey={rowKey}
        showSorterTooltip={false}
        onChange={(_pages, _filters, sorter) => {
          const { columnKey, order } = Array.isArray(sorter) ? {} : sorter;
          setSort(order ? { key: String(columnKey), direction: order } : null);
        }}
        locale={{ emptyText: <span className="tm-quiet">{empty}</span> }}
        pagination={
          hasPages
            ? { pageSize, current: page, onChange: turnTo, itemRender: turns, showSizeChanger: false, size: 'small' }
            : false
        }
        {...(height === undefined
          ? { tableLayout: 'auto', scroll: { x: 'min-content' } }
          : {
              tableLayout: 'fixed',
              scroll: { x: LEAST_COLUMN_PX * width, scrollToFirstRowOnChange: false },
              styles: { content: { maxHeight: height, overflowY: 'auto' } },
              components: { body: { wrapper: RowsInSight } },
              'aria-rowcount': found + 1,
              onRow: (_row, place = 0) => ({ 'aria-rowindex': from + place + 2 }),
            })}
      />
    ),
    [name, shown, drawn, rowKey, setSort, empty, hasPages, pageSize, page, turnTo, turns, height, width, found, from],
  );
  return (
    <div className="tm-table" data-long={height !== undefined} ref={box} onScrollCapture={onScroll}>
      {canSearch || hasExport || extra ? (
        <div className="tm-table-tools">
          {canSearch ? (
            <Input
              allowClear
              className="tm-table-search"
              prefix={<SearchOutlined />}
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
      <RoomOfTheOthers value={room}>{table}</RoomOfTheOthers>
    </div>
  );
}
