import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '../../../app/words.ts';
import { useFormat } from '../../../parts/format.ts';
import type { Teller } from './sentence.ts';

export function useTeller(): Teller {
  const { t } = useTranslation('rules');
  const say = useSay();
  const { exact } = useFormat();
  return useMemo(() => ({ text: (key, values) => t(key, { ...values }), say, number: exact }), [t, say, exact]);
}
