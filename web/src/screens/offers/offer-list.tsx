import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { offersQuery } from '../../api/catalogue.ts';
import { newOfferLink, offerLink } from '../../api/offer.ts';
import type { Offer, OfferState } from '../../api/types.ts';
import { useMay } from '../../app/me.ts';
import { useSay } from '../../app/words.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useFormat } from '../../parts/format.ts';
import { Page, Panel } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { lastDay } from './draft.ts';
import { inState, OFFER_LIFE } from './life.ts';
import { useTerms } from './money.ts';
import { OfferStateTag } from './offer-state.tsx';

type Lane = {
  readonly offers: readonly Offer[];
  readonly chosen: OfferState | null;
  readonly choose: (state: OfferState | null) => void;
};

/** The way of an offer from idea to retired, and how many stand at each step; a step shows those that stand at it. */
function Life({ offers, chosen, choose }: Lane) {
  const { t } = useTranslation('offers');
  return (
    <ol className="tm-life" aria-label={t('life')}>
      {OFFER_LIFE.map((state) => {
        const count = inState(offers, state).length;
        return (
          <li key={state}>
            <button
              type="button"
              aria-pressed={chosen === state}
              disabled={count === 0}
              onClick={() => choose(chosen === state ? null : state)}
            >
              <strong>{count}</strong>
              <span>{t(`state.${state}`)}</span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}

/** A column nobody has anything in is left out. */
function useColumns(offers: readonly Offer[]): readonly Column<Offer>[] {
  const { t } = useTranslation(['offers', 'app']);
  const say = useSay();
  const { zone, list } = useFormat();
  const termsOf = useTerms();
  return useMemo(() => {
    const columns: readonly Column<Offer>[] = [
      {
        key: 'title',
        title: t('offer'),
        value: ({ title, id }) => `${say(title)} ${id}`,
        show: ({ title, id }) => (
          <>
            <Link to={offerLink(id)}>{say(title)}</Link>
            <div className="tm-quiet tm-data">{id}</div>
          </>
        ),
      },
      {
        key: 'state',
        title: t('step'),
        value: ({ state }) => t(`state.${state}`),
        show: ({ state }) => <OfferStateTag state={state} />,
        filter: ({ state }) => t(`state.${state}`),
      },
      {
        key: 'purpose',
        title: t('purpose'),
        value: ({ purpose }) => t(`purposes.${purpose}`),
        filter: ({ purpose }) => t(`purposes.${purpose}`),
      },
      { key: 'price', title: t('price'), value: (offer) => termsOf(offer).price },
      { key: 'discount', title: t('discount'), value: (offer) => termsOf(offer).discount },
      {
        key: 'channels',
        title: t('channels'),
        value: ({ wording }) => list(Object.keys(wording).map((channel) => t(`app:channel.${channel}`))),
        isSorted: false,
      },
      { key: 'until', title: t('until'), value: ({ validUntil }) => lastDay(validUntil, zone), width: 110 },
      {
        key: 'answers',
        title: t('answers'),
        value: ({ life, state }) => {
          const answers = life?.answerable[state];
          if (!answers) return '';
          return answers.person ?? t(`app:role.${answers.role}`, { defaultValue: answers.role });
        },
      },
    ];
    return columns.filter(({ value }) => offers.some((offer) => value(offer)));
  }, [offers, t, say, zone, list, termsOf]);
}

export function OfferList() {
  const { t } = useTranslation(['offers', 'app']);
  const [search, setSearch] = useSearchParams();
  const go = useNavigate();
  const mayWrite = useMay('offers.write');
  const asked = useQuery(offersQuery);
  const chosen = OFFER_LIFE.find((state) => state === search.get('state')) ?? null;
  const choose = (state: OfferState | null) => setSearch(state === null ? {} : { state }, { replace: true });
  const offers = useMemo(() => asked.data?.items ?? [], [asked.data]);
  const columns = useColumns(offers);
  const shown = useMemo(() => (chosen === null ? offers : inState(offers, chosen)), [offers, chosen]);
  return (
    <Page
      title={t('app:screen.offers')}
      about={t('about')}
      actions={
        mayWrite ? (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => go(newOfferLink)}>
            {t('create')}
          </Button>
        ) : null
      }
    >
      <Answer of={asked}>
        {() => (
          <>
            <Life offers={offers} chosen={chosen} choose={choose} />
            <Panel title={chosen === null ? t('all') : t(`state.${chosen}`)}>
              <DataTable
                name={t('app:screen.offers')}
                rows={shown}
                columns={columns}
                rowKey={({ id }) => id}
                empty={t('none')}
                pageSize={25}
                canSearch
                canExport
              />
            </Panel>
          </>
        )}
      </Answer>
    </Page>
  );
}
