import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerEvent, CustomerMessage, Decision, Outreach, PromptWithReplies } from '../../api/types.ts';
import { useSay } from '../../app/words.ts';
import { useFormat } from '../../parts/format.ts';
import { useOutcome } from '../../parts/outcome.ts';
import { DecisionMore, PromptMore } from './step-more.tsx';
import { isRun, type Step } from './timeline-steps.ts';
import { useMoney } from './use-field-text.ts';
import { useNames } from './use-names.ts';

export type StepLine = { readonly text: string; readonly tag: ReactNode; readonly more: (() => ReactNode) | null };

const GOOD: readonly Decision['outcome']['kind'][] = ['scheduled', 'offered'];

function useDecisionLine(): (decision: Decision) => StepLine {
  const { t } = useTranslation('customers');
  const names = useNames();
  const outcomeOf = useOutcome();
  const textOf = ({ event, campaignId, runId }: Decision) => {
    const campaign = names.campaign(campaignId);
    if (!event) return isRun(runId) ? t('decidedInRun', { campaign }) : t('decidedAtDesk');
    const happened = t(`event.${event.kind}`);
    return campaignId === '' ? t('eventCame', { event: happened }) : t('decidedOnEvent', { event: happened, campaign });
  };
  return (decision) => {
    const { outcome, candidates } = decision;
    return {
      text: textOf(decision),
      tag: <Tag color={GOOD.includes(outcome.kind) ? 'success' : 'warning'}>{outcomeOf(decision)}</Tag>,
      more: candidates.length === 0 ? null : () => <DecisionMore of={decision} />,
    };
  };
}

function usePromptLine(): (prompt: PromptWithReplies) => StepLine {
  const { t } = useTranslation(['customers', 'app']);
  const say = useSay();
  return (prompt) => {
    const { place, by, offers, nothing } = prompt;
    const count = offers.length;
    return {
      text: t('askedAt', { place: t(`place.${place}`), by }),
      tag: (
        <Tag color={count > 0 ? 'success' : 'default'}>
          {nothing === null ? t('app:outcome.offered', { count }) : say(nothing.words)}
        </Tag>
      ),
      more: count === 0 ? null : () => <PromptMore of={prompt} />,
    };
  };
}

/** An amount is in the currency of the customer: an event has none of its own. */
function useEventLine(currency: string | undefined): (event: CustomerEvent) => StepLine {
  const { t } = useTranslation('customers');
  const { exact } = useFormat();
  const names = useNames();
  const money = useMoney();
  return ({ kind, amount, score, about, reason }) => {
    const details = [
      ...(amount === undefined ? [] : [money(amount, currency)]),
      ...(score === undefined ? [] : [exact(score)]),
      ...(about === undefined ? [] : [t(`eventAbout.${about}`, { defaultValue: about })]),
      ...(reason === undefined ? [] : [names.reason(reason)]),
    ];
    const tag = <span className="tm-data tm-quiet">{details.join(t('and'))}</span>;
    return { text: t(`event.${kind}`), tag: details.length === 0 ? null : tag, more: null };
  };
}

function useContactLine(): (outreach: Outreach) => StepLine {
  const { t } = useTranslation(['customers', 'app']);
  const { instant } = useFormat();
  const names = useNames();
  return ({ id, channel, offerId, state, expiresAt, campaignId }) => ({
    text: t('contacted', { channel: t(`app:channel.${channel}`), offer: names.offer(offerId) }),
    tag: <Tag>{t(`outreachState.${state}`)}</Tag>,
    more: () => (
      <p className="tm-quiet">
        {t('contactMore', { campaign: names.campaign(campaignId), until: instant(expiresAt), id })}
      </p>
    ),
  });
}

/** What was understood of what they wrote, and what it did: the text itself is not kept. */
function useAnswerLine(): (message: CustomerMessage) => StepLine {
  const { t } = useTranslation(['customers', 'app']);
  return ({ id, channel, keyword, effect }) => {
    const by = t(`app:channel.${channel}`);
    if (keyword === null)
      return { text: t('wrote', { channel: by }), tag: <Tag>{t('notUnderstood')}</Tag>, more: null };
    return {
      text: t('optedOut', { channel: by, keyword }),
      tag: effect && <Tag color={effect === 'withdrawn' ? 'error' : 'default'}>{t(`inboundEffect.${effect}`)}</Tag>,
      more: () => <p className="tm-quiet">{t('messageId', { id })}</p>,
    };
  };
}

/** What a step says in a line, and what it says when it is opened. */
export function useStepLine(currency: string | undefined): (step: Step) => StepLine {
  const decisionLine = useDecisionLine();
  const promptLine = usePromptLine();
  const eventLine = useEventLine(currency);
  const answerLine = useAnswerLine();
  const contactLine = useContactLine();
  return (step) => {
    if (step.kind === 'prompt') return promptLine(step.prompt);
    if (step.kind === 'event') return eventLine(step.event);
    if (step.kind === 'answer') return answerLine(step.message);
    return step.kind === 'contact' ? contactLine(step.outreach) : decisionLine(step.decision);
  };
}
