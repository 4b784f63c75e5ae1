import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** Who is no person: the machinery, the first start, the command line. */
const MACHINES: readonly string[] = ['system', 'seed', 'cli', 'worker', 'schedule'];

/** Who did something, by name; what nobody did is said in words. */
export function useOperator(): (by: string) => string {
  const { t } = useTranslation('app');
  return useCallback((by) => (MACHINES.includes(by) ? t(`operator.${by}`) : by), [t]);
}
