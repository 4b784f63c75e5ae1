import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** Who is no person: the machinery, the first start, the command line. */
const MACHINES: readonly string[] = ['system', 'seed', 'cli', 'worker', 'schedule'];

/** Who did something, by name; what nobody did is said in words. The topic `run` must be loaded. */
export function useOperator(): (by: string) => string {
  const { t } = useTranslation('run');
  return useCallback((by) => (MACHINES.includes(by) ? t(`operator.${by}`) : by), [t]);
}
