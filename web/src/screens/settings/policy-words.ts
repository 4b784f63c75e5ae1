import { useTranslation } from 'react-i18next';
import type { Cap, ContactHours } from '../../api/types.ts';
import { usePreferences } from '../../app/preferences.ts';
import { listText } from '../../parts/format.ts';
import { stretches } from './stretches.ts';

const WEEK = 7;
const A_MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** What hours and caps say, in sentences. */
export function usePolicyWords() {
  const { t } = useTranslation(['settings', 'app']);
  const { language } = usePreferences();
  const dayName = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  const dayOf = (day: number) => dayName.format(new Date(A_MONDAY + (day - 1) * DAY_MS));
  const list = (texts: readonly string[]) => new Intl.ListFormat(language, { type: 'conjunction' }).format(texts);
  const channels = (names: readonly string[]) =>
    list(names.map((name) => t(`app:channel.${name}`, { defaultValue: name })));
  const purposes = (names: readonly string[]) => list(names.map((name) => t(`purpose.${name}`)));
  const days = (ones: readonly number[]) => {
    if (ones.length === WEEK) return t('everyDay');
    return list(
      stretches(ones).map(([from, to]) =>
        from === to ? dayOf(from) : t('dayRange', { from: dayOf(from), to: dayOf(to) }),
      ),
    );
  };
  const hours = ({ allowed, quiet }: ContactHours) => {
    const told = (allowed ?? quiet ?? []).map((one) => `${days(one.days)} ${one.from}–${one.to}`);
    return t(allowed ? 'allowedHours' : 'quietHours', { hours: listText(told, language, 'sentences') });
  };
  const cap = ({ scope, unit, filter, window, max, exempt }: Cap) => {
    const span = t(`span.${window.kind}.${window.unit}`, { count: window.n });
    const whose = t(`scope.${scope}`);
    const main = t('capSays', { whose, span, max, unit: t(`unit.${unit}`) });
    const narrowed = [
      ...(filter.channels ? [t('capChannels', { channels: channels(filter.channels) })] : []),
      ...(filter.purposes ? [t('capPurposes', { purposes: purposes(filter.purposes) })] : []),
      ...(filter.tags ? [t('capTags', { tags: listText(filter.tags, language) })] : []),
      ...(exempt.length > 0 ? [t('capExempt', { purposes: purposes(exempt) })] : []),
    ];
    return [main, ...narrowed].join(t('separator'));
  };
  return { channels, purposes, hours, cap };
}
