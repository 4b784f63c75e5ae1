import { useTranslation } from 'react-i18next';
import type { PlanSchedule } from '../api/types.ts';

/** What plans name by codes, in words; the topic `plan` must be loaded. */
export function usePlanWords() {
  const { t, i18n } = useTranslation('plan');
  const list = (words: readonly string[]) => words.join(i18n.language === 'zh-CN' ? '、' : ', ');
  const schedule = (one: PlanSchedule | undefined | null): string => {
    if (!one) return t('schedule.none');
    if (one.kind === 'nightly') return t('schedule.nightly');
    if (one.kind === 'event')
      return t('schedule.event', { events: list(one.events.map((kind) => t(`event.${kind}`))) });
    if (one.kind === 'prompt')
      return t('schedule.prompt', { places: list(one.at.map((place) => t(`place.${place}`))) });
    const { day, everyMonths: months = 1 } = one;
    return months === 1 ? t('schedule.monthly', { day }) : t('schedule.everyMonths', { day, months });
  };
  return {
    list,
    schedule,
    metric: (code: string) => t(`metric.${code}`, { defaultValue: code }),
    way: (name: string) => t(`way.${name}`, { defaultValue: name }),
    team: (name: string) => t(`team.${name}`, { defaultValue: name }),
    after: ({ outcome, days }: { readonly outcome: string; readonly days: number }) =>
      t('afterOutcome', { days, outcome: t(`outcome.${outcome}`, { defaultValue: outcome }) }),
    control: (sharePct: number) => (sharePct > 0 ? t('control', { share: sharePct }) : t('noControl')),
  };
}
