import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { decisionLink } from '../../api/runs.ts';
import type { Decision, PromptWithReplies } from '../../api/types.ts';
import { useMayOpen } from '../../app/me.ts';
import { useSay } from '../../app/words.ts';
import { Explanation } from '../../parts/explanation.tsx';
import { useFormat } from '../../parts/format.ts';
import { isRun } from './timeline-steps.ts';
import { useNames } from './use-names.ts';

/** Candidates with what became of each, then each rule condition by condition. */
export function DecisionMore({ of: decision }: { readonly of: Decision }) {
  const { t } = useTranslation(['customers', 'app']);
  const say = useSay();
  const names = useNames();
  const mayOpen = useMayOpen('decision');
  const { candidates, customerId, runId, ruleVersion } = decision;
  const isOfRun = isRun(runId);
  return (
    <>
      <ul>
        {candidates.map(({ ruleId, offerId, channel, left }) => (
          <li key={`${ruleId} ${offerId} ${channel}`}>
            {t('candidate', {
              rule: names.rule(ruleId),
              offer: names.offer(offerId),
              channel: t(`app:channel.${channel}`),
            })}{' '}
            <span className="tm-quiet">
              {left === null ? t('chosen') : left.refusals.map(({ words }) => say(words)).join(t('semicolon'))}
            </span>
          </li>
        ))}
      </ul>
      {[...new Set(candidates.map(({ ruleId }) => ruleId))].map((rule) => (
        <Explanation
          key={rule}
          customer={customerId}
          rule={rule}
          pack={ruleVersion.pack}
          {...(isOfRun ? { run: runId } : {})}
        />
      ))}
      {isOfRun && mayOpen ? <Link to={decisionLink(runId, customerId)}>{t('wholeDecision')}</Link> : null}
    </>
  );
}

/** Each offer with what the customer said of it. */
export function PromptMore({ of: { offers, replies, place } }: { readonly of: PromptWithReplies }) {
  const { t } = useTranslation(['customers', 'app']);
  const say = useSay();
  const names = useNames();
  const { instant } = useFormat();
  const saidOf = (rule: string) => replies.filter(({ ruleId }) => ruleId === rule);
  return (
    <ul>
      {offers.map(({ rank, ruleId, title, why }) => (
        <li key={ruleId}>
          {rank}. {say(title)}{' '}
          <span className="tm-quiet">{t('because', { rule: say(why.rule), place: t(`place.${place}`) })}</span>
          <ul>
            {saidOf(ruleId).map(({ at, by, outcome, reason, callBackAt }) => (
              <li key={`${at} ${outcome}`}>
                {instant(at)} {t(`reply.${outcome}`, { defaultValue: outcome })}
                {reason === null ? null : t('withReason', { reason: names.reason(reason) })}
                {callBackAt === null ? null : t('callAt', { at: instant(callBackAt) })}{' '}
                <span className="tm-quiet">{by}</span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
