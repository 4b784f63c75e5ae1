import { useTranslation } from 'react-i18next';
import type { PackPlan, Playbook } from '../../api/types.ts';
import { useSay } from '../../app/words.ts';
import { Panel } from '../../parts/page.tsx';
import { usePlanWords } from '../../parts/plan-words.ts';
import { ToldList } from '../../parts/told-list.tsx';

type Given = { readonly plan: PackPlan; readonly playbook: Pick<Playbook, 'guardrails' | 'holds'> };

/** How the pack is meant to be run and judged. */
export function PlanPanel({ plan, playbook }: Given) {
  const { t } = useTranslation(['playbook', 'plan']);
  const say = useSay();
  const { schedule, metric, control, after, list, way, team } = usePlanWords();
  const { suppression, guardrails } = plan;
  const holdName = (id: string) => {
    const known = playbook.holds.find((hold) => hold.id === id);
    return known ? say(known.title) : id;
  };
  const guardrailName = (code: string) => {
    const known = playbook.guardrails.find((one) => one.code === code);
    return known ? say(known.title) : code;
  };
  const why = plan.control.why ? ` (${say(plan.control.why)})` : '';
  const told: readonly (readonly [string, string])[] = [
    [t('plan:objective'), say(plan.objective)],
    [t('plan:hypothesis'), say(plan.hypothesis)],
    [t('plan:measure'), t('plan:measureAfter', { metric: metric(plan.primaryMetric), days: plan.horizonDays })],
    [t('plan:schedules'), schedule(plan.schedule)],
    [t('plan:controls'), control(plan.control.sharePct) + why],
    [t('plan:quiet'), list(suppression.after.map(after))],
    [t('plan:holds'), list(suppression.holds.map(holdName))],
    [t('plan:guardrails'), list(guardrails.map(({ guardrail }) => guardrailName(guardrail)))],
    [t('plan:ways'), list(plan.intendedChannels.map(way))],
    [t('plan:briefing'), list(plan.briefing.map(team))],
    [t('plan:checks'), plan.checks ? say(plan.checks) : ''],
  ];
  return (
    <Panel title={t('planTitle')}>
      <ToldList told={told} />
    </Panel>
  );
}
