import { useTranslation } from 'react-i18next';
import type { Customer } from '../../api/types.ts';

export type Point = NonNullable<Customer['contactPoints']>[number];

/** Whether a way to reach a customer is known to work. */
export function usePointState(): (point: Pick<Point, 'verifiedOn' | 'invalidSince'>) => string {
  const { t } = useTranslation('customers');
  return ({ verifiedOn, invalidSince }) => {
    if (invalidSince !== undefined) return t('pointInvalid', { since: invalidSince });
    return verifiedOn === undefined ? t('pointUntested') : t('pointVerified', { on: verifiedOn });
  };
}
