import { CloseOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useCallback, useEffect, useId, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { offersQuery } from '../../api/catalogue.ts';
import { customerLink } from '../../api/customers.ts';
import type { DryRun } from '../../api/types.ts';
import { useMay } from '../../app/me.ts';
import { useSay } from '../../app/words.ts';
import type { Column } from '../../parts/data-table.tsx';
import { useFormat } from '../../parts/format.ts';
import { People } from '../../parts/people.tsx';
import { behindNumber, messageKey, stageKey } from './dry-run-numbers.ts';

type Listed = NonNullable<DryRun['people']>;
type Person = Listed['items'][number];
type End = NonNullable<Person['end']>;

const PARAM = 'people';

/** The number that is open is in the address, so the way back from a customer leads to the list. */
export function useOpenNumber() {
  const [search, setSearch] = useSearchParams();
  const set = (key: string | null) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (key === null) next.delete(PARAM);
        else next.set(PARAM, key);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  return { open: search.get(PARAM), set };
}

export function useOfferTitle(): (offerId: string) => string {
  const say = useSay();
  const { data: offers } = useQuery(offersQuery);
  return useCallback(
    (offerId) => {
      const known = offers?.items.find(({ id }) => id === offerId);
      return known ? say(known.title) : offerId;
    },
    [offers, say],
  );
}

type NumberGiven = {
  readonly of: number;
  readonly isOpen: boolean;
  /** Absent: nobody was named. */
  readonly open: (() => void) | undefined;
};

/** A number that opens its customers; there is nobody behind a nought. */
export function OpenNumber({ of, isOpen, open }: NumberGiven) {
  const { exact } = useFormat();
  if (of === 0 || open === undefined) return <span>{exact(of)}</span>;
  return (
    <Button type="link" size="small" className="tm-opens" aria-pressed={isOpen} onClick={open}>
      {exact(of)}
    </Button>
  );
}

/** What a number counts, in words. */
function useTitle({ rows, stages, messages }: DryRun) {
  const { t } = useTranslation(['campaigns', 'app']);
  const say = useSay();
  const offerOf = useOfferTitle();
  return (key: string): string => {
    const row = rows.find((one) => one.key === key);
    if (row) return say(row.words);
    const left = stages.find((one) => stageKey(one) === key);
    if (left) return `${say(left.stageWords)} · ${say(left.words)}`;
    const message = messages.find((one) => messageKey(one) === key);
    if (message) return `${offerOf(message.offerId)} · ${t(`app:channel.${message.channel}`)}`;
    return t(key === 'heldOut' ? 'heldOut' : 'inBase');
  };
}

function useColumns({ stages }: DryRun): readonly Column<Person>[] {
  const { t } = useTranslation(['campaigns', 'app']);
  const say = useSay();
  const offerOf = useOfferTitle();
  return useMemo(() => {
    const ended = (end: End): string => {
      if (end.kind === 'scheduled') return `${offerOf(end.offerId)} · ${t(`app:channel.${end.channel}`)}`;
      const left = stages.find((one) => stageKey(one) === stageKey(end));
      return left ? say(left.words) : end.code;
    };
    const endOf = ({ end, evaluated }: Person) =>
      end === null ? t(evaluated ? 'matchesNothing' : 'notInAudience') : ended(end);
    return [
      {
        key: 'customer',
        title: t('customer'),
        width: 115,
        value: ({ customerId }) => customerId,
        show: ({ customerId }) => <Link to={customerLink(customerId)}>{customerId}</Link>,
      },
      {
        key: 'name',
        title: t('name'),
        width: 80,
        value: ({ name }) => name ?? '',
        show: ({ name }) => <span className="tm-data">{name}</span>,
      },
      { key: 'msisdn', title: t('msisdn'), width: 115, value: ({ msisdn }) => msisdn ?? '' },
      { key: 'end', title: t('wouldGet'), width: 190, value: endOf, filter: endOf },
    ];
  }, [t, say, offerOf, stages]);
}

/** All of them are here at once. */
const WHOLE = { error: null, isPending: false, isPlaceholderData: false, hasNextPage: false } as const;
const NO_MORE = { isFetchingNextPage: false, refetch: () => undefined, fetchNextPage: () => undefined } as const;

type Given = { readonly of: DryRun; readonly number: string; readonly close: () => void };

/** The customers behind a number of a dry run: named by the pass that counted them. */
export function DryRunPeople({ of, number, close }: Given) {
  const { t } = useTranslation(['campaigns', 'app']);
  const { exact } = useFormat();
  const id = useId();
  const place = useRef<HTMLElement>(null);
  const columns = useColumns(of);
  const title = t('peopleBehind', { of: useTitle(of)(number) });
  const mayExport = useMay('exports.read');
  const found = useMemo(() => behindNumber(of, number), [of, number]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: of another number it is another list
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, [number]);
  if (found === null) return null;
  const { count, people } = found;
  return (
    <section className="tm-dry-run-people" ref={place} aria-labelledby={id}>
      <div>
        <h3 id={id}>{title}</h3>
        <Button type="text" size="small" icon={<CloseOutlined />} aria-label={t('app:close')} onClick={close} />
      </div>
      <People
        asked={{ ...WHOLE, ...NO_MORE, data: { pages: [{ items: people }] } }}
        columns={columns}
        name={title}
        count={count}
        unlisted={() => t('firstNamed', { each: exact(of.people?.each ?? 0) })}
        canExport={mayExport && people.length === count}
      />
    </section>
  );
}
