import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { metricsQuery } from '../../api/catalogue.ts';
import { useSay } from '../../app/words.ts';
import { useFormat } from '../../parts/format.ts';

const MINOR_UNITS = 100;
const PERCENT = 100;
/** Of these a limit is told in points of a hundred. */
const SHARES: readonly string[] = ['share', 'ratio'];

/** Metrics by the names and units of their own list: a bare number says nothing. */
export function useMetrics() {
  const { t } = useTranslation('campaigns');
  const say = useSay();
  const { exact } = useFormat();
  const { data } = useQuery(metricsQuery);
  const of = (code: string) => data?.items.find((one) => one.code === code);
  return {
    nameOf: (code: string): string => {
      const known = of(code);
      return known ? say(known.title) : code;
    },
    limitText: (code: string, limit: number): string => {
      const unit = of(code)?.unit ?? 'count';
      // Twenty decimals of a product of two are nobody's limit.
      const share = Math.round(limit * PERCENT * 1_000) / 1_000;
      const value = SHARES.includes(unit) ? share : unit === 'minor' ? limit / MINOR_UNITS : limit;
      return t(`limit.${unit}`, { value: exact(value) });
    },
  };
}
