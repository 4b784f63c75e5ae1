import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { factsQuery } from '../../api/catalogue.ts';
import { useSay } from '../../app/words.ts';

/** What the stages of a fact are called; the letter stays before A to E, as people call them. */
export function useStageTitle(fact: string | undefined): (stage: string) => string {
  const { t } = useTranslation('lifecycle');
  const say = useSay();
  const { data } = useQuery(factsQuery);
  const labels = data?.items.find(({ name }) => name === fact)?.valueLabels ?? {};
  return (stage) => {
    if (stage === 'NONE' || stage === 'ABSENT' || stage === 'NOT_KNOWN') return t(`beside.${stage}`);
    const label = labels[stage];
    if (!label) return stage;
    return stage.length === 1 ? `${stage} ${say(label)}` : say(label);
  };
}
