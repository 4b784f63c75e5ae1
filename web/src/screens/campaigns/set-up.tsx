import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { packsQuery } from '../../api/catalogue.ts';
import { packLink } from '../../api/playbook.ts';
import type { Campaign } from '../../api/types.ts';
import { useMay, useMayOpen } from '../../app/me.ts';
import { useSay } from '../../app/words.ts';
import { Panel } from '../../parts/page.tsx';
import { usePlanWords } from '../../parts/plan-words.ts';
import { rowsToRead } from './audience.ts';
import { useMetrics } from './use-metrics.ts';
import { useRowText } from './use-row-text.ts';

function Audience({ of }: { readonly of: unknown }) {
  const { t } = useTranslation('campaigns');
  const textOf = useRowText();
  const rows = rowsToRead(of);
  if (rows === null) return <pre className="tm-audience-json tm-data">{JSON.stringify(of, null, 2)}</pre>;
  if (rows.length === 0) return t('everybody');
  return (
    <ul className="tm-audience-list">
      {rows.map((row) => (
        <li key={JSON.stringify(row)}>{textOf(row)}</li>
      ))}
    </ul>
  );
}

/** What the campaign is: its pack, for whom, when, whom it keeps out, what watches it. */
export function SetUp({ campaign }: { readonly campaign: Campaign }) {
  const { t } = useTranslation(['campaigns', 'plan']);
  const { nameOf, limitText } = useMetrics();
  const { schedule, control, after, list } = usePlanWords();
  const say = useSay();
  const mayOpen = useMayOpen('playbook');
  const { data: packs } = useQuery({ ...packsQuery, enabled: useMay('rules.read') });
  const { pack, plan, guardrails = [] } = campaign;
  const watched = guardrails.map(({ metric: code, limit, onBreach }) =>
    t('guardrail', { metric: nameOf(code), limit: limitText(code, limit), act: t(`plan:onBreach.${onBreach}`) }),
  );
  const { sharePct = 0, why } = campaign.control ?? {};
  const controlWords = [control(sharePct), ...(why ? [why] : [])].join(t('plan:because'));
  const known = packs?.items.find((one) => one.pack === pack);
  const named = known ? `${say(known.content.title)} · ${pack}` : pack;
  const rows: readonly (readonly [string, ReactNode])[] = [
    [
      t('pack'),
      mayOpen ? (
        <Link key="pack" to={packLink(pack)}>
          {named}
        </Link>
      ) : (
        named
      ),
    ],
    [t('audience'), <Audience key="audience" of={campaign.audience} />],
    [t('when'), schedule(campaign.schedule)],
    [t('plan:controls'), controlWords],
    [t('plan:quiet'), list(plan?.suppression.after.map(after) ?? [])],
    [
      t('plan:measure'),
      plan ? t('plan:measureAfter', { metric: nameOf(plan.primaryMetric), days: plan.horizonDays }) : '',
    ],
    [t('plan:guardrails'), list(watched)],
  ];
  return (
    <Panel title={t('setUp')}>
      <dl className="tm-set-up">
        {rows
          .filter(([, content]) => content !== '')
          .map(([name, content]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{content}</dd>
            </div>
          ))}
      </dl>
    </Panel>
  );
}
