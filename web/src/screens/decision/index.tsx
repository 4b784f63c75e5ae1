import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { customerLink } from '../../api/customers.ts';
import { decisionQuery, runLink } from '../../api/runs.ts';
import type { Decision } from '../../api/types.ts';
import { useMayOpen } from '../../app/me.ts';
import { Explanation } from '../../parts/explanation.tsx';
import { FactTable } from '../../parts/fact-table.tsx';
import { useFormat } from '../../parts/format.ts';
import { useOutcome } from '../../parts/outcome.ts';
import { Columns, Page, Panel } from '../../parts/page.tsx';
import { useRunTitle } from '../../parts/run-title.ts';
import { Answer } from '../../parts/states.tsx';
import { Became } from './became.tsx';
import { Candidates } from './candidates.tsx';

/** A run’s id begins with its campaign, or with `all`. */
const runOf = ({ runId }: Decision) => ({ id: runId, campaignId: runId.slice(0, runId.indexOf('|')) });

/** In a run of several campaigns it is that of the rule that won. */
function campaignOf({ campaignId, candidates, outcome }: Decision): string {
  const rule = outcome.kind === 'scheduled' ? outcome.planned.ruleId : null;
  return candidates.find((one) => one.ruleId === rule && one.left === null)?.campaignId ?? campaignId;
}

/** What a run decided for a customer: the outcome, every candidate and why it left, the rules condition by condition, the facts. */
export default function DecisionDetail() {
  const { t } = useTranslation(['decision', 'app']);
  const { instant } = useFormat();
  const outcomeOf = useOutcome();
  const mayOpenRun = useMayOpen('run');
  const titleOf = useRunTitle();
  const { run = '', customer = '' } = useParams();
  const asked = useQuery(decisionQuery(run, customer));
  return (
    <Answer of={asked} rows={12}>
      {({ decision, facts }) => (
        <Page
          title={t('title', { customer: decision.customerId })}
          mark={<Tag color={decision.outcome.kind === 'refused' ? 'warning' : 'success'}>{outcomeOf(decision)}</Tag>}
          actions={<Link to={customerLink(decision.customerId)}>{t('customer')}</Link>}
          about={
            <>
              {mayOpenRun ? (
                <Link to={runLink(decision.runId)}>{titleOf(runOf(decision))}</Link>
              ) : (
                titleOf(runOf(decision))
              )}{' '}
              · {instant(decision.at)} · {t(`trace.${decision.trace}`)}
            </>
          }
        >
          {decision.outcome.kind === 'scheduled' ? (
            <Became planned={decision.outcome.planned} campaign={campaignOf(decision)} />
          ) : null}
          <Panel title={t('candidates')}>
            <Candidates of={decision} />
          </Panel>
          <Columns>
            <div>
              {[...new Set(decision.candidates.map(({ ruleId }) => ruleId))].map((rule) => (
                <Explanation
                  key={rule}
                  customer={decision.customerId}
                  rule={rule}
                  pack={decision.ruleVersion.pack}
                  run={decision.runId}
                />
              ))}
            </div>
            <Panel title={t('facts')}>
              <FactTable facts={facts} />
            </Panel>
          </Columns>
        </Page>
      )}
    </Answer>
  );
}
