import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { customerLink } from '../../api/customers.ts';
import { decisionQuery, runLink } from '../../api/runs.ts';
import { useMayOpen } from '../../app/me.ts';
import { Explanation } from '../../parts/explanation.tsx';
import { FactTable } from '../../parts/fact-table.tsx';
import { useFormat } from '../../parts/format.ts';
import { useOutcome } from '../../parts/outcome.ts';
import { Columns, Page, Panel } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { Candidates } from './candidates.tsx';

/** What a run decided for a customer: the outcome, every candidate and why it left, the rules condition by condition, the facts. */
export default function DecisionDetail() {
  const { t } = useTranslation(['decision', 'app']);
  const { instant } = useFormat();
  const outcomeOf = useOutcome();
  const mayOpenRun = useMayOpen('run');
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
              {mayOpenRun ? <Link to={runLink(decision.runId)}>{decision.runId}</Link> : decision.runId} ·{' '}
              {instant(decision.at)} · {t(`trace.${decision.trace}`)}
            </>
          }
        >
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
