import {
  AlertOutlined,
  CheckCircleOutlined,
  ExclamationCircleOutlined,
  FileExclamationOutlined,
} from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { messagesLink } from '../../api/campaigns.ts';
import { importsQuery, stopsQuery } from '../../api/home.ts';
import { barLink, runLink, runsQuery } from '../../api/runs.ts';
import type { FunnelRow } from '../../api/types.ts';
import { useMay } from '../../app/me.ts';
import { isThere } from '../../app/screen-files.ts';
import { useSay } from '../../app/words.ts';
import { LATEST, useLateFunnels } from '../../parts/day-runs.ts';
import { useFormat } from '../../parts/format.ts';
import { Panel } from '../../parts/page.tsx';
import { useRunTitle } from '../../parts/run-title.ts';
import { Failure } from '../../parts/states.tsx';
import { useLostOnEvents } from './lost-on-events.ts';

type Matter = { readonly key: string; readonly at: string | null; readonly icon: ReactNode; readonly text: ReactNode };

/** What did not reach a customer, or nobody knows whether it did. */
const LOST: readonly FunnelRow['step'][] = ['failed', 'unknown'];

const newestFirst = (a: Matter, b: Matter) => ((a.at ?? '') < (b.at ?? '') ? 1 : -1);

function useMatters(): { readonly matters: readonly Matter[]; readonly error: unknown } {
  const { t } = useTranslation(['home', 'app']);
  const say = useSay();
  const { exact } = useFormat();
  const titleOf = useRunTitle();
  const runs = useQuery(runsQuery(LATEST));
  const stops = useQuery(stopsQuery);
  const imports = useQuery({ ...importsQuery, enabled: useMay('imports.read') });
  const failed = (runs.data?.items ?? [])
    .filter(({ state }) => state === 'failed')
    .map(({ id, campaignId, startedAt }): Matter => {
      const text = (
        <Link key={id} to={runLink(id)}>
          {t('runFailed', { run: titleOf({ id, campaignId }) })}
        </Link>
      );
      return { key: `run ${id}`, at: startedAt, icon: <ExclamationCircleOutlined aria-hidden />, text };
    });
  const undelivered = useLateFunnels().flatMap(({ run, rows }) =>
    rows
      .filter(({ step, count }) => LOST.includes(step) && count > 0)
      .map(({ key, step, channel, count }): Matter => {
        const what = t(step === 'failed' ? 'messagesFailed' : 'messagesUnclear', {
          campaign: titleOf(run),
          channel: t(`app:channel.${channel}`),
          count: exact(count),
        });
        const text = (
          <Link key={`${run.id} ${key}`} to={barLink(run.id, key)}>
            {what}
          </Link>
        );
        return { key: `${run.id} ${key}`, at: run.startedAt, icon: <ExclamationCircleOutlined aria-hidden />, text };
      }),
  );
  const lost = useLostOnEvents().map(({ campaign, channel, where, count }): Matter => {
    const key = `${campaign.id} ${where} ${channel}`;
    const what = t(where === 'failed' ? 'messagesFailed' : 'messagesUnclear', {
      campaign: say(campaign.title),
      channel: t(`app:channel.${channel}`),
      count: exact(count),
    });
    const text = (
      <Link key={key} to={messagesLink(campaign.id, where, channel)}>
        {what}
      </Link>
    );
    return { key, at: null, icon: <ExclamationCircleOutlined aria-hidden />, text };
  });
  const held = (stops.data?.items ?? []).map(({ kind, of, by, at, why }): Matter => {
    const name = kind === 'channel' ? t(`app:channel.${of}`, { defaultValue: of ?? '' }) : (of ?? '');
    const text = t('stopHolds', { what: t(`stop.${kind}`, { of: name }), by, why });
    return { key: `stop ${kind} ${of}`, at, icon: <AlertOutlined aria-hidden />, text };
  });
  const rejected = (imports.data?.items ?? [])
    .filter(({ hasRejects, failure }) => hasRejects || failure !== null)
    .map(({ id, fileName, rejected: count, failure, startedAt }): Matter => {
      const what = failure ? say(failure.message) : t('rowsRejected', { count: exact(count) });
      const words = t('importLeft', { file: fileName, what });
      const text = isThere('import') ? (
        <Link key={id} to={`/import/${id}`}>
          {words}
        </Link>
      ) : (
        words
      );
      return { key: `import ${id}`, at: startedAt, icon: <FileExclamationOutlined aria-hidden />, text };
    });
  const matters = [...held, ...lost, ...[...failed, ...undelivered, ...rejected].sort(newestFirst)];
  return { matters, error: runs.error ?? stops.error ?? imports.error };
}

/** What needs a look: stops that hold first, then messages lost on events, failed runs, messages that failed and imports that left rows out, newest first. */
export function Attention() {
  const { t } = useTranslation('home');
  const { instant } = useFormat();
  const { matters, error } = useMatters();
  return (
    <Panel title={t('attention')}>
      {error ? <Failure error={error} /> : null}
      {matters.length === 0 && !error ? (
        <p className="tm-quiet">
          <CheckCircleOutlined aria-hidden /> {t('allWell')}
        </p>
      ) : null}
      <ul className="tm-attention" hidden={matters.length === 0}>
        {matters.map(({ key, at, icon, text }) => (
          <li key={key}>
            {icon}
            <span>{text}</span>
            {at === null ? null : <time dateTime={at}>{instant(at)}</time>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
