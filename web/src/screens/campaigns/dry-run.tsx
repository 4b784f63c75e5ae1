import { ExperimentOutlined } from '@ant-design/icons';
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Spin } from 'antd';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dryRunQuery } from '../../api/campaigns.ts';
import type { DryRun } from '../../api/types.ts';
import { useMay, useMe } from '../../app/me.ts';
import { useSay } from '../../app/words.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useFormat } from '../../parts/format.ts';
import { Funnel } from '../../parts/funnel.tsx';
import { Figures } from '../../parts/page.tsx';
import { Failure } from '../../parts/states.tsx';
import { messageKey, stageKey } from './dry-run-numbers.ts';
import { DryRunPeople, OpenNumber, useOfferTitle, useOpenNumber } from './dry-run-people.tsx';

type Stage = DryRun['stages'][number];
type Message = DryRun['messages'][number];

/** Messages by channel, in the order of the funnel. */
export function byChannel({ rows }: Pick<DryRun, 'rows'>): DryRun['rows'] {
  return rows.filter(({ step }) => step === 'channel');
}

/** How long it has been going over the base: nobody knows how long it will. */
function Going({ cancel }: { readonly cancel: () => void }) {
  const { t } = useTranslation(['campaigns', 'app']);
  const { duration } = useFormat();
  const [ms, setMs] = useState(0);
  useEffect(() => {
    const began = performance.now();
    const timer = setInterval(() => setMs(performance.now() - began), 1_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className="tm-dry-run-going" role="status">
      <Spin size="small" /> {t('dryRunGoing', { time: duration(ms) })}
      <Button size="small" onClick={cancel}>
        {t('app:cancel')}
      </Button>
    </div>
  );
}

/** A number under its name among the numbers of the dry run. */
type Show = (key: string, of: number) => ReactNode;

function useTables(show: Show) {
  const { t } = useTranslation(['campaigns', 'app']);
  const say = useSay();
  const offerOf = useOfferTitle();
  return useMemo(() => {
    const stages: readonly Column<Stage>[] = [
      {
        key: 'stage',
        title: t('stage'),
        value: ({ stageWords }) => say(stageWords),
        filter: ({ stageWords }) => say(stageWords),
      },
      { key: 'why', title: t('why'), value: ({ words }) => say(words) },
      {
        key: 'customers',
        title: t('customers'),
        value: ({ customers }) => customers,
        show: (one) => show(stageKey(one), one.customers),
        isNumber: true,
      },
    ];
    const messages: readonly Column<Message>[] = [
      { key: 'offer', title: t('offer'), value: ({ offerId }) => offerOf(offerId) },
      { key: 'channel', title: t('channel'), value: ({ channel }) => t(`app:channel.${channel}`) },
      {
        key: 'count',
        title: t('messages'),
        value: ({ count }) => count,
        show: (one) => show(messageKey(one), one.count),
        isNumber: true,
      },
    ];
    return { stages, messages };
  }, [t, say, offerOf, show]);
}

/** What a run would come to, in numbers: people, messages and where the others leave. Each opens whom it counts. */
function Result({ of }: { readonly of: DryRun }) {
  const { t } = useTranslation('campaigns');
  const say = useSay();
  const { instant, share: shareOf } = useFormat();
  const { open, set } = useOpenNumber();
  const { counts, customers, heldOut, asOf, share } = of;
  const isNamed = of.people !== null;
  const show: Show = (key, count) => (
    <OpenNumber of={count} isOpen={open === key} open={isNamed ? () => set(key) : undefined} />
  );
  const { stages, messages } = useTables(show);
  const channels = byChannel(of).map(({ key, words, count }) => ({ key, label: say(words), value: show(key, count) }));
  return (
    <>
      <Figures
        of={[
          { key: 'customers', label: t('inBase'), value: show('customers', customers) },
          { key: 'matched', label: t('matched'), value: show('matched', counts.matched) },
          { key: 'scheduled', label: t('wouldReach'), value: show('scheduled', counts.scheduled) },
          { key: 'heldOut', label: t('heldOut'), value: show('heldOut', heldOut) },
          ...channels,
        ]}
      />
      <p className="tm-quiet">
        {share < 1 ? `${t('dryRunSample', { share: shareOf(share) })} ` : null}
        {t('dryRunAsOf', { at: instant(asOf) })}
        {isNamed ? ` ${t('dryRunOpens')}` : null}
      </p>
      <Funnel rows={of.rows} chosen={open} {...(isNamed ? { onOpen: ({ key }) => set(key) } : {})} />
      <h3>{t('whereTheyLeave')}</h3>
      <DataTable
        name={t('whereTheyLeave')}
        rows={of.stages}
        columns={stages}
        rowKey={stageKey}
        empty={t('nobodyLeaves')}
        canExport
      />
      <h3>{t('whatGoesOut')}</h3>
      <DataTable
        name={t('whatGoesOut')}
        rows={of.messages}
        columns={messages}
        rowKey={messageKey}
        empty={t('nothingGoesOut')}
        canExport
      />
      {open === null ? null : <DryRunPeople of={of} number={open} close={() => set(null)} />}
    </>
  );
}

const PRIMARY = { type: 'primary', ghost: true } as const;

type Given = {
  readonly id: string;
  /** Begins by itself. */
  readonly atOnce?: boolean;
  /** It is what somebody would do next here. */
  readonly isNext?: boolean;
  /** Its numbers are to open. */
  readonly isNamed?: boolean;
  readonly children: (of: DryRun, again: ReactNode) => ReactNode;
};

/** Of each number, where the numbers open. */
const NAMED = 100;

/** Who is to be named by a dry run: nobody where no list is shown, unless one that names has been asked for before. */
function usePeople(id: string, isNamed: boolean): number {
  const known = useQueryClient();
  const { orgNode } = useMe();
  const mayList = useMay('customers.read') && orgNode === null;
  const [hasBegun] = useState(() => begunNaming(known, id));
  return mayList && (isNamed || hasBegun) ? NAMED : 0;
}

function begunNaming(known: QueryClient, id: string): boolean {
  const state = known.getQueryState(dryRunQuery(id, NAMED).queryKey);
  return state !== undefined && (state.data !== undefined || state.fetchStatus === 'fetching');
}

/** Goes over the base when it is asked to, and tells what it found in the way that is given. */
export function DryRunOf({ id, atOnce = false, isNext = false, isNamed = false, children }: Given) {
  const { t } = useTranslation('campaigns');
  const known = useQueryClient();
  const [isAsked, setAsked] = useState(atOnce);
  const asked = dryRunQuery(id, usePeople(id, isNamed));
  const { queryKey } = asked;
  const { data, error, isFetching, refetch } = useQuery({ ...asked, enabled: isAsked });
  const cancel = () => {
    setAsked(false);
    void known.cancelQueries({ queryKey });
  };
  const ask = () => (isAsked ? void refetch() : setAsked(true));
  const button = (
    <Button icon={<ExperimentOutlined />} onClick={ask} disabled={isFetching} {...(isNext && !data ? PRIMARY : {})}>
      {t(data ? 'dryRunAgain' : 'dryRun')}
    </Button>
  );
  if (isFetching) return <Going cancel={cancel} />;
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (data) return children(data, button);
  return (
    <>
      <p>{t('dryRunAbout')}</p>
      {button}
    </>
  );
}

/** On the page of a campaign. */
export function DryRunResult({ id, isNext }: Pick<Given, 'id' | 'isNext'>) {
  return (
    <DryRunOf id={id} isNamed {...(isNext === undefined ? {} : { isNext })}>
      {(of, again) => (
        <div className="tm-dry-run">
          <Result of={of} />
          <p>{again}</p>
        </div>
      )}
    </DryRunOf>
  );
}
