import { FilterOutlined, NotificationOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Tag } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { offersQuery } from '../../api/catalogue.ts';
import { playbookQuery, versionQuery } from '../../api/playbook.ts';
import type { Playbook, RuleVersion } from '../../api/types.ts';
import { useMay } from '../../app/me.ts';
import { isThere } from '../../app/screen-files.ts';
import { useSay } from '../../app/words.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useFactWords } from '../../parts/fact-words.ts';
import { useFormat } from '../../parts/format.ts';
import { Columns, Page, Panel } from '../../parts/page.tsx';
import { Answer, NotFound } from '../../parts/states.tsx';
import { CopyPack } from './copy-pack.tsx';
import type { Entry } from './find.ts';
import { Readiness } from './pack-card.tsx';
import { PlanPanel } from './plan-panel.tsx';

type Rule = RuleVersion['content']['rules'][number];

function Rules({ pack, levers }: { readonly pack: string } & Pick<Playbook, 'levers'>) {
  const { t } = useTranslation(['playbook', 'app']);
  const say = useSay();
  const asked = useQuery(versionQuery(pack));
  const { data: offers } = useQuery({ ...offersQuery, enabled: useMay('campaigns.read') });
  const columns = useMemo((): readonly Column<Rule>[] => {
    const offerOf = (id: string) => {
      const known = offers?.items.find((offer) => offer.id === id);
      return known ? say(known.title) : id;
    };
    const leverOf = (id: string) => {
      const known = levers.find((lever) => lever.id === id);
      return known ? say(known.title) : id;
    };
    return [
      { key: 'title', title: t('rule'), value: ({ title }) => say(title) },
      { key: 'offer', title: t('offer'), value: ({ event }) => offerOf(event.params.offerId) },
      {
        key: 'channel',
        title: t('channel'),
        value: ({ event }) => t(`app:channel.${event.params.channel}`),
        filter: ({ event }) => t(`app:channel.${event.params.channel}`),
      },
      { key: 'lever', title: t('lever'), value: ({ event }) => leverOf(event.params.lever) },
    ];
  }, [t, say, offers, levers]);
  return (
    <Panel title={t('rulesTitle')}>
      <Answer of={asked} rows={4}>
        {({ content }) => (
          <DataTable
            name={t('rulesTitle')}
            rows={content.rules}
            columns={columns}
            rowKey={({ id }) => id}
            empty={t('noRules')}
            canExport
          />
        )}
      </Answer>
    </Panel>
  );
}

function Facts({ entry, hasBase }: { readonly entry: Entry; readonly hasBase: boolean }) {
  const { t } = useTranslation('playbook');
  const { fact } = useFactWords();
  const { facts, lacking } = entry;
  return (
    <Panel title={t('factsTitle')} extra={<Readiness lacking={lacking} hasBase={hasBase} />}>
      {hasBase && lacking.length > 0 ? <Alert type="warning" showIcon title={t('lackingHelp')} /> : null}
      <ul className="tm-facts">
        {[...lacking, ...facts].map((name) => (
          <li key={name}>
            <Tag color={hasBase && lacking.includes(name) ? 'warning' : 'success'}>
              {t(hasBase && lacking.includes(name) ? 'factLacks' : 'factKnown')}
            </Tag>
            {fact(name)} <span className="tm-quiet tm-data">{name}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Doubts({ doubts }: Pick<Entry, 'doubts'>) {
  const { t } = useTranslation('playbook');
  const say = useSay();
  if (doubts.length === 0) return null;
  return (
    <Panel title={t('doubts')}>
      <ul>
        {doubts.map(({ path, code, message }) => (
          <li key={`${path} ${code}`}>
            {say(message)} <span className="tm-quiet tm-data">{path}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Actions({ entry, taken }: { readonly entry: Entry; readonly taken: readonly string[] }) {
  const { t } = useTranslation('playbook');
  const go = useNavigate();
  const [mayCopy, mayPlan] = [useMay('rules.write'), useMay('campaigns.write')];
  const pack = encodeURIComponent(entry.pack);
  return (
    <>
      {isThere('rules') ? (
        <Button icon={<FilterOutlined />} onClick={() => go(`/rules/${pack}`)}>
          {t('openRules')}
        </Button>
      ) : null}
      {mayPlan && isThere('campaigns') ? (
        <Button icon={<NotificationOutlined />} onClick={() => go(`/campaigns/new?pack=${pack}`)}>
          {t('makeCampaign')}
        </Button>
      ) : null}
      {mayCopy ? <CopyPack entry={entry} taken={taken} isMain /> : null}
    </>
  );
}

/** One pack: what it is for, whom and what it asks, and what it lacks on the base there is. */
export function PackPage() {
  const { t } = useTranslation('playbook');
  const say = useSay();
  const { exact } = useFormat();
  const { stage } = useFactWords();
  const { pack = '' } = useParams();
  const asked = useQuery(playbookQuery);
  return (
    <Answer of={asked} rows={12}>
      {(playbook) => {
        const { items, customers, levers } = playbook;
        const entry = items.find((item) => item.pack === pack);
        if (!entry) return <NotFound />;
        const hasBase = customers > 0;
        const about = t('aboutPack', { pack, version: entry.version, customers: exact(customers) });
        return (
          <Page
            title={say(entry.title)}
            mark={entry.plan?.stages.map((one) => <Tag key={one}>{stage(one)}</Tag>)}
            about={
              <>
                <Link to="/playbook">{t('back')}</Link> · {about}
              </>
            }
            actions={<Actions entry={entry} taken={items.map((item) => item.pack)} />}
          >
            <Columns>
              <div>
                {entry.plan ? (
                  <PlanPanel plan={entry.plan} playbook={playbook} />
                ) : (
                  <Alert type="info" title={t('noPlan')} />
                )}
              </div>
              <div>
                <Rules pack={pack} levers={levers} />
                <Facts entry={entry} hasBase={hasBase} />
                <Doubts doubts={entry.doubts} />
              </div>
            </Columns>
          </Page>
        );
      }}
    </Answer>
  );
}
