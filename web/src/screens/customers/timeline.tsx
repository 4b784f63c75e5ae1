import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Timeline as Line } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import {
  customerDecisionsQuery,
  customerEventsQuery,
  messagesQuery,
  outreachQuery,
  promptsQuery,
} from '../../api/customers.ts';
import { useMay } from '../../app/me.ts';
import { Panel } from '../../parts/page.tsx';
import { Failure, Nothing, Waiting } from '../../parts/states.tsx';
import { AskWhy } from './ask-why.tsx';
import { StepView } from './step-view.tsx';
import { STEP_KINDS, type Step, type StepKind, stepsOf } from './timeline-steps.ts';

const PAGE = 30;
const COLOURS = {
  ...{ run: 'blue', 'event-decision': 'blue', prompt: 'green' },
  ...{ event: 'gray', answer: 'red', contact: 'orange' },
} as const;

function useSteps(customer: string) {
  const mayPrompts = useMay('prompts.read');
  const decisions = useQuery(customerDecisionsQuery(customer));
  const prompts = useQuery({ ...promptsQuery(customer), enabled: mayPrompts });
  const events = useQuery(customerEventsQuery(customer));
  const messages = useQuery(messagesQuery(customer));
  const outreach = useQuery(outreachQuery(customer));
  const asked = [decisions, events, messages, outreach, ...(mayPrompts ? [prompts] : [])];
  const steps = useMemo(
    () =>
      stepsOf({
        decisions: decisions.data?.items ?? [],
        prompts: prompts.data?.items ?? [],
        events: events.data?.items ?? [],
        messages: messages.data?.items ?? [],
        outreach: outreach.data?.items ?? [],
      }),
    [decisions.data, prompts.data, events.data, messages.data, outreach.data],
  );
  return {
    steps,
    isPending: asked.some(({ isPending }) => isPending),
    failed: asked.find(({ error }) => error !== null),
  };
}

/** Kinds that are not wanted stand in the address, so that a link shows what was seen. */
function useHidden(): readonly [ReadonlySet<string>, (shown: readonly StepKind[]) => void] {
  const [search, setSearch] = useSearchParams();
  const hidden = new Set((search.get('hide') ?? '').split(' '));
  const show = (shown: readonly StepKind[]) => {
    const off = STEP_KINDS.filter((kind) => !shown.includes(kind));
    setSearch(off.length === 0 ? {} : { hide: off.join(' ') }, { replace: true });
  };
  return [hidden, show];
}

type Given = { readonly customer: string; readonly currency: string | undefined };

/** Decisions of runs and on events, offers at the desk, what happened, what was sent; each opens its why. */
export function Timeline({ customer, currency }: Given) {
  const { t } = useTranslation('customers');
  const { steps, isPending, failed } = useSteps(customer);
  const [hidden, show] = useHidden();
  const [most, setMost] = useState(PAGE);
  const wanted = steps.filter(({ kind }) => !hidden.has(kind));
  const item = (step: Step) => ({
    key: step.key,
    color: COLOURS[step.kind],
    content: <StepView of={step} currency={currency} />,
  });
  return (
    <>
      <AskWhy customer={customer} />
      <Panel
        title={t('tab.timeline')}
        extra={
          <Checkbox.Group
            aria-label={t('shownSteps')}
            value={STEP_KINDS.filter((kind) => !hidden.has(kind))}
            options={STEP_KINDS.map((kind) => ({ value: kind, label: t(`step.${kind}`) }))}
            onChange={show}
          />
        }
      >
        {failed ? <Failure error={failed.error} retry={() => void failed.refetch()} /> : null}
        {isPending && !failed ? <Waiting /> : null}
        {!isPending && wanted.length === 0 ? <Nothing text={t('noSteps')} /> : null}
        <Line items={wanted.slice(0, most).map(item)} />
        {wanted.length > most ? (
          <Button block type="text" onClick={() => setMost(most + PAGE)}>
            {t('more', { shown: most, all: wanted.length })}
          </Button>
        ) : null}
      </Panel>
    </>
  );
}
