import { ExperimentOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Spin } from 'antd';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dryRunQuery } from '../../api/campaigns.ts';
import { offersQuery } from '../../api/catalogue.ts';
import type { DryRun } from '../../api/types.ts';
import { useSay } from '../../app/words.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useFormat } from '../../parts/format.ts';
import { Funnel } from '../../parts/funnel.tsx';
import { Figures } from '../../parts/page.tsx';
import { Failure } from '../../parts/states.tsx';

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

function useTables() {
  const { t } = useTranslation(['campaigns', 'app']);
  const say = useSay();
  const { data: offers } = useQuery(offersQuery);
  return useMemo(() => {
    const offerOf = ({ offerId }: Message) => {
      const known = offers?.items.find(({ id }) => id === offerId);
      return known ? say(known.title) : offerId;
    };
    const stages: readonly Column<Stage>[] = [
      {
        key: 'stage',
        title: t('stage'),
        value: ({ stageWords }) => say(stageWords),
        filter: ({ stageWords }) => say(stageWords),
      },
      { key: 'why', title: t('why'), value: ({ words }) => say(words) },
      { key: 'customers', title: t('customers'), value: ({ customers }) => customers, isNumber: true },
    ];
    const messages: readonly Column<Message>[] = [
      { key: 'offer', title: t('offer'), value: offerOf },
      { key: 'channel', title: t('channel'), value: ({ channel }) => t(`app:channel.${channel}`) },
      { key: 'count', title: t('messages'), value: ({ count }) => count, isNumber: true },
    ];
    return { stages, messages };
  }, [t, say, offers]);
}

/** What a run would come to, in numbers: people, messages and where the others leave. */
function Result({ of }: { readonly of: DryRun }) {
  const { t } = useTranslation('campaigns');
  const say = useSay();
  const { exact, instant } = useFormat();
  const { stages, messages } = useTables();
  const { counts, customers, heldOut, asOf } = of;
  const channels = byChannel(of).map(({ key, words, count }) => ({ key, label: say(words), value: exact(count) }));
  return (
    <>
      <Figures
        of={[
          { key: 'customers', label: t('inBase'), value: exact(customers) },
          { key: 'matched', label: t('matched'), value: exact(counts.matched) },
          { key: 'scheduled', label: t('wouldReach'), value: exact(counts.scheduled) },
          { key: 'heldOut', label: t('heldOut'), value: exact(heldOut) },
          ...channels,
        ]}
      />
      <p className="tm-quiet">{t('dryRunAsOf', { at: instant(asOf) })}</p>
      <Funnel rows={of.rows} />
      <h3>{t('whereTheyLeave')}</h3>
      <DataTable
        name={t('whereTheyLeave')}
        rows={of.stages}
        columns={stages}
        rowKey={({ stage, code }) => `${stage} ${code}`}
        empty={t('nobodyLeaves')}
        canExport
      />
      <h3>{t('whatGoesOut')}</h3>
      <DataTable
        name={t('whatGoesOut')}
        rows={of.messages}
        columns={messages}
        rowKey={({ offerId, channel }) => `${offerId} ${channel}`}
        empty={t('nothingGoesOut')}
        canExport
      />
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
  readonly children: (of: DryRun, again: ReactNode) => ReactNode;
};

/** Goes over the base when it is asked to, and tells what it found in the way that is given. */
export function DryRunOf({ id, atOnce = false, isNext = false, children }: Given) {
  const { t } = useTranslation('campaigns');
  const known = useQueryClient();
  const [isAsked, setAsked] = useState(atOnce);
  const { queryKey } = dryRunQuery(id);
  const { data, error, isFetching, refetch } = useQuery({ ...dryRunQuery(id), enabled: isAsked });
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
    <DryRunOf id={id} {...(isNext === undefined ? {} : { isNext })}>
      {(of, again) => (
        <div className="tm-dry-run">
          <Result of={of} />
          <p>{again}</p>
        </div>
      )}
    </DryRunOf>
  );
}
