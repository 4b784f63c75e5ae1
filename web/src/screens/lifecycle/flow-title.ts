import { useTranslation } from 'react-i18next';
import type { Migration } from '../../api/types.ts';
import { useStageTitle } from './stage-titles.ts';
import { type Flow, knownIn } from './who.ts';

/** What a flow is called: from where, to where. */
export function useFlowTitle({ fact, stages }: Pick<Migration, 'fact' | 'stages'>): (flow: Flow) => string {
  const { t } = useTranslation('lifecycle');
  const titleOf = useStageTitle(fact);
  const side = (names: Flow['was']) => {
    if (names === null) return t('side.any');
    const [only, ...more] = names;
    if (only !== undefined && more.length === 0) return titleOf(only);
    return t(names.length === knownIn(stages).length ? 'side.known' : 'side.other');
  };
  return ({ was, is }) => `${side(was)} → ${side(is)}`;
}
