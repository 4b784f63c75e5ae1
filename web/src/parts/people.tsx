import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from './data-table.tsx';
import { useFormat } from './format.ts';
import { Failure, Waiting } from './states.tsx';

type Paged<T> = {
  readonly data: { readonly pages: readonly { readonly items: readonly T[] }[] } | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly isPlaceholderData: boolean;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly refetch: () => unknown;
  readonly fetchNextPage: () => unknown;
};
type PeopleGiven<T> = {
  readonly asked: Paged<T>;
  readonly columns: readonly Column<T>[];
  readonly name: string;
  /** As many as the bar counts. */
  readonly count: number;
  /** Of whom it is said elsewhere why they are not listed. */
  readonly told?: number;
  /** Says why some are not listed though no page is left. */
  readonly unlisted?: (rest: number) => string;
  /** Where a customer may be there more than once. */
  readonly rowKey?: (row: T) => string;
  /** Not where the server exports all of them; in part they are never exported. */
  readonly canExport?: boolean;
};

/** Page after page, until everybody whom the bar counts is there. */
export function People<T extends { readonly customerId: string }>({
  asked,
  columns,
  name,
  count,
  told = 0,
  unlisted,
  rowKey = ({ customerId }) => customerId,
  canExport = true,
}: PeopleGiven<T>) {
  const { t } = useTranslation('app');
  const { exact } = useFormat();
  const { data } = asked;
  const rows = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data]);
  const rest = asked.hasNextPage || asked.isPlaceholderData ? 0 : count - rows.length - told;
  return (
    <>
      {asked.error ? <Failure error={asked.error} retry={() => void asked.refetch()} /> : null}
      {asked.isPending ? <Waiting /> : null}
      {asked.data ? (
        <>
          <p className="tm-quiet" aria-live="polite">
            {t('people.shownOf', { shown: exact(rows.length), count: exact(count) })}
            {rest > 0 && unlisted ? ` ${unlisted(rest)}` : null}
          </p>
          <DataTable
            name={name}
            rows={rows}
            columns={columns}
            rowKey={rowKey}
            empty={t('people.nobody')}
            height={360}
            canExport={canExport && !asked.hasNextPage}
          />
        </>
      ) : null}
      {asked.hasNextPage ? (
        <Button block type="text" loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
          {t('people.more', { shown: rows.length })}
        </Button>
      ) : null}
    </>
  );
}
