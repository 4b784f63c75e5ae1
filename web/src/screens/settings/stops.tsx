import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { campaignsQuery, offersQuery } from '../../api/catalogue.ts';
import { stopsQuery } from '../../api/home.ts';
import { organisationQuery } from '../../api/offer.ts';
import { policyQuery } from '../../api/settings.ts';
import type { EmergencyStop } from '../../api/types.ts';
import { useMay } from '../../app/me.ts';
import { useSay } from '../../app/words.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useFormat } from '../../parts/format.ts';
import { Panel } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { useSearch } from '../../parts/use-matcher.ts';
import { PullStop, useStopName } from './pull-stop.tsx';

type Kind = EmergencyStop['kind'];
const KINDS: readonly Kind[] = ['all', 'channel', 'campaign', 'offer', 'node'];
type Option = { readonly value: string; readonly label: string };

/** What may be stopped of a kind, by what it is called. */
function useOptions(kind: Kind): readonly Option[] {
  const { t } = useTranslation('app');
  const say = useSay();
  const policy = useQuery({ ...policyQuery, enabled: kind === 'channel' });
  const campaigns = useQuery({ ...campaignsQuery, enabled: kind === 'campaign' });
  const offers = useQuery({ ...offersQuery, enabled: kind === 'offer' });
  const nodes = useQuery({ ...organisationQuery, enabled: kind === 'node' });
  const byKind: { readonly [K in Kind]: readonly Option[] } = {
    all: [],
    channel: (policy.data?.channels ?? []).map((value) => ({ value, label: t(`channel.${value}`) })),
    campaign: (campaigns.data?.items ?? []).map(({ id, title }) => ({ value: id, label: `${say(title)} (${id})` })),
    offer: (offers.data?.items ?? []).map(({ id, title }) => ({ value: id, label: `${say(title)} (${id})` })),
    node: (nodes.data?.items ?? []).map(({ code, title }) => ({ value: code, label: `${say(title)} (${code})` })),
  };
  return byKind[kind];
}

function NewStop() {
  const { t } = useTranslation('settings');
  const [kind, setKind] = useState<Kind>('channel');
  const [of, setOf] = useState<string | null>(null);
  const search = useSearch();
  const options = useOptions(kind);
  const isWhole = kind === 'all' || of !== null;
  return (
    <div className="tm-settings-actions">
      <Select
        aria-label={t('stopKind')}
        value={kind}
        options={KINDS.map((value) => ({ value, label: t(`stopKinds.${value}`) }))}
        onChange={(next) => {
          setKind(next);
          setOf(null);
        }}
      />
      {kind === 'all' ? null : (
        <Select
          aria-label={t('stopWhat')}
          className="tm-stop-what"
          placeholder={t('stopWhat')}
          value={of}
          options={[...options]}
          showSearch={search}
          onChange={setOf}
        />
      )}
      {isWhole ? <PullStop key={`${kind} ${of}`} scope={{ kind, of: kind === 'all' ? null : of }} /> : null}
    </div>
  );
}

/** What is stopped now, and a stop to pull. */
export function Stops() {
  const { t } = useTranslation('settings');
  const { instant } = useFormat();
  const nameOf = useStopName();
  const mayStop = useMay('campaigns.halt');
  const mayEnd = useMay('campaigns.write');
  const asked = useQuery(stopsQuery);
  const columns: readonly Column<EmergencyStop>[] = [
    { key: 'what', title: t('stopWhat'), value: nameOf },
    { key: 'why', title: t('why'), value: ({ why }) => why, show: ({ why }) => <span className="tm-data">{why}</span> },
    { key: 'by', title: t('by'), value: ({ by }) => by },
    { key: 'at', title: t('at'), value: ({ at }) => instant(at) },
    {
      key: 'do',
      title: t('do'),
      value: () => '',
      show: ({ kind, of }) => (mayEnd ? <PullStop scope={{ kind, of }} doing="end" size="small" /> : null),
      isSorted: false,
    },
  ];
  return (
    <>
      {mayStop ? (
        <Panel title={t('newStop')}>
          <p>{t('newStopAbout')}</p>
          <NewStop />
        </Panel>
      ) : null}
      <Panel title={t('stopsNow')}>
        <Answer of={asked}>
          {({ items }) => (
            <DataTable
              name={t('stopsNow')}
              rows={items}
              columns={columns}
              rowKey={({ kind, of }) => `${kind} ${of}`}
              empty={t('noStops')}
              canExport
            />
          )}
        </Answer>
      </Panel>
    </>
  );
}
