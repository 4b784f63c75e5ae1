import { useTranslation } from 'react-i18next';
import type { FieldPath } from '../../parts/merge-input.ts';
import { usePlanWords } from '../../parts/plan-words.ts';
import type { AudienceRow } from './audience.ts';
import type { Draft, ScheduleKind } from './draft.ts';
import { useRowText } from './use-row-text.ts';

const LABELS: Readonly<Record<string, string>> = {
  zh: 'titleZh',
  en: 'titleEn',
  audience: 'audience',
  sharePct: 'controlShare',
  noControlWhy: 'noControlWhy',
  kind: 'when',
  day: 'day',
  everyMonths: 'everyMonths',
  events: 'events',
};

/** What a field of the form is called, and what stands in it, to be read. */
export function useDraftWords() {
  const { t } = useTranslation(['campaigns', 'plan']);
  const rowText = useRowText();
  const { list } = usePlanWords();
  const audienceText = (rows: Draft['audience']) => {
    if (rows === null) return t('audienceKept');
    return rows.length === 0 ? t('everybody') : rows.map(rowText).join('\n');
  };
  const textOf = ([name]: FieldPath, value: unknown): string => {
    if (name === 'audience') return audienceText(value as readonly AudienceRow[] | null);
    if (name === 'kind') return t(`plan:schedule.kind.${value as ScheduleKind}`);
    if (name === 'events') return list((value as readonly string[]).map((one) => t(`plan:event.${one}`)));
    return name === 'sharePct' ? `${value}%` : String(value ?? '');
  };
  return { labelOf: ([name = '']: FieldPath) => t(LABELS[name] ?? name), textOf };
}
