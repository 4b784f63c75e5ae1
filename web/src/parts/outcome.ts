import { useTranslation } from 'react-i18next';
import type { Decision } from '../api/types.ts';
import { useSay } from '../app/words.ts';
import { useFormat } from './format.ts';

/** What was decided for a customer, in a line. */
export function useOutcome(): (decision: Decision) => string {
  const { t } = useTranslation('app');
  const say = useSay();
  const { instant } = useFormat();
  return ({ outcome }) => {
    if (outcome.kind === 'refused' || outcome.kind === 'nothing') return say(outcome.words);
    if (outcome.kind === 'offered') return t('outcome.offered', { count: outcome.offers.length });
    const { channel, dueAt } = outcome.planned;
    return t('outcome.scheduled', { channel: t(`channel.${channel}`), due: instant(dueAt) });
  };
}
