import { useQuery } from '@tanstack/react-query';
import { Button, Steps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offerHistoryQuery } from '../../api/offer.ts';
import type { Offer, OfferState, OfferStep } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useFormat } from '../../parts/format.ts';
import { Panel } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { OFFER_LIFE } from './life.ts';
import { MoveOffer } from './move-offer.tsx';

type Answerable = {
  readonly [S in OfferState]?: { readonly role: string; readonly person?: string | undefined } | undefined;
};

function useWho(): (answerable: Answerable, state: OfferState) => string | null {
  const { t } = useTranslation(['offers', 'app']);
  return (answerable, state) => {
    const answers = answerable[state];
    if (!answers) return null;
    const role = t(`app:role.${answers.role}`, { defaultValue: answers.role });
    return answers.person === undefined ? role : `${answers.person} (${role})`;
  };
}

function Way({ state, answerable }: { readonly state: OfferState; readonly answerable: Answerable }) {
  const { t } = useTranslation('offers');
  const whoOf = useWho();
  return (
    <div className="tm-way">
      <Steps
        size="small"
        titlePlacement="vertical"
        responsive={false}
        current={OFFER_LIFE.indexOf(state)}
        items={OFFER_LIFE.map((one) => ({ title: t(`state.${one}`), content: whoOf(answerable, one) ?? '' }))}
      />
    </div>
  );
}

function History({ steps }: { readonly steps: readonly OfferStep[] }) {
  const { t } = useTranslation('offers');
  const { instant } = useFormat();
  const columns: readonly Column<OfferStep & { readonly place: number }>[] = [
    { key: 'at', title: t('at'), value: ({ at }) => instant(at), width: 150 },
    { key: 'by', title: t('by'), value: ({ by }) => by },
    { key: 'did', title: t('did'), value: ({ did, state }) => t(`did_${did}`, { state: t(`state.${state}`) }) },
    {
      key: 'note',
      title: t('note'),
      value: ({ note }) => note,
      show: ({ note }) => <span className="tm-data">{note}</span>,
    },
  ];
  if (steps.length === 0) return <p className="tm-quiet">{t('noHistory')}</p>;
  return (
    <DataTable
      name={t('history')}
      rows={steps.map((step, place) => ({ ...step, place })).reverse()}
      columns={columns}
      rowKey={({ place }) => String(place)}
      empty={t('noHistory')}
      pageSize={8}
      canExport
    />
  );
}

/** Where the offer stands, who answers for each step, where it may go, and what was done so far. */
export function OfferLife({ offer }: { readonly offer: Offer }) {
  const { t } = useTranslation('offers');
  const { permissions } = useMe();
  const [to, setTo] = useState<OfferState | null>(null);
  const asked = useQuery(offerHistoryQuery(offer.id));
  const mayWrite = permissions.includes('offers.write');
  const mayApprove = permissions.includes('offers.approve');
  const mayMoveTo = (state: OfferState) =>
    offer.state === 'approval' && state === 'set-up' ? mayApprove : mayWrite || mayApprove;
  const next = asked.data?.next.filter(mayMoveTo) ?? [];
  return (
    <Panel
      title={t('life')}
      extra={next.map((state) => (
        <Button key={state} size="small" danger={state === 'retired'} onClick={() => setTo(state)}>
          {offer.state === 'approval' && state === 'set-up'
            ? t('approve')
            : t('moveTo', { state: t(`state.${state}`) })}
        </Button>
      ))}
    >
      <Answer of={asked} rows={4}>
        {({ state, answerable, items }) => (
          <>
            <Way state={state} answerable={answerable} />
            <History steps={items} />
          </>
        )}
      </Answer>
      {to ? <MoveOffer offer={offer} to={to} close={() => setTo(null)} /> : null}
    </Panel>
  );
}
