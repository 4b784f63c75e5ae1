import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { factsQuery } from '../../api/catalogue.ts';
import { useSay } from '../../app/words.ts';
import { useFormat } from '../../parts/format.ts';
import { usePlanWords } from '../../parts/plan-words.ts';
import type { AudienceRow } from './audience.ts';

const MINOR_UNITS = 100;

/** A condition of an audience as a sentence. */
export function useRowText(): (row: AudienceRow) => string {
  const { t } = useTranslation(['campaigns', 'app']);
  const say = useSay();
  const { exact } = useFormat();
  const { list } = usePlanWords();
  const { data } = useQuery(factsQuery);
  return ({ fact: name, operator, value }) => {
    const fact = data?.items.find((one) => one.name === name);
    const label = fact ? say(fact.labels) : name;
    const nameOf = (one: string) => {
      const words = fact?.valueLabels?.[one];
      return words ? say(words) : one;
    };
    if (Array.isArray(value)) return t('rowIn', { fact: label, values: list(value.map(nameOf)) });
    if (typeof value === 'boolean')
      return t('rowIs', { fact: label, value: t(value ? 'app:fact.yes' : 'app:fact.no') });
    const number = exact(Number(value) / (fact?.unit === 'minor' ? MINOR_UNITS : 1));
    return t('rowBound', { fact: label, bound: t(`bound.${operator}`), value: number });
  };
}
