import { useTranslation } from 'react-i18next';
import type { RunEvent } from '../../api/types.ts';

/** Whether every whole equals its parts; while something moves they may trail each other. */
export function Sums({ run, rows, identities }: Pick<RunEvent, 'run' | 'rows' | 'identities'>) {
  const { t } = useTranslation('run');
  const broken = identities.filter(({ holds }) => !holds);
  const isMoving = rows.some(({ step, count }) => count > 0 && (step === 'open' || step === 'receipt-open'));
  const text =
    broken.length === 0
      ? t('sumsHold')
      : run.state === 'evaluating' || isMoving
        ? t('sumsTrail')
        : t('sumsBroken', { sums: broken.map(({ whole, have, need }) => `${whole} ${have} ≠ ${need}`).join(', ') });
  return <p className="tm-quiet">{text}</p>;
}
