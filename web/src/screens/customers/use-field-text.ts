import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { factsQuery } from '../../api/catalogue.ts';
import type { Fact } from '../../api/types.ts';
import { useMay } from '../../app/me.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useSay } from '../../app/words.ts';
import { useFormat } from '../../parts/format.ts';
import { CODED_FIELDS, MONEY_FIELDS, SHARE_FIELDS } from './fields.ts';
import { type Point, usePointState } from './point-state.ts';

const MINOR_UNITS = 100;
/** Fields of the record whose fact has another name. */
const FACT_OF: Readonly<Record<string, string>> = { language: 'preferredLanguage', channel: 'preferredChannel' };
type Discount = { readonly code: string; readonly amount: number; readonly endDate?: string };

/** What says most of an object that has no words of its own. */
function nameIn(value: object): string {
  return 'model' in value ? String(value.model) : JSON.stringify(value);
}

function isPoint(value: object): value is Point {
  return 'field' in value && ('verifiedOn' in value || 'invalidSince' in value);
}

function isDiscount(value: object): value is Discount {
  return 'code' in value && 'amount' in value;
}

/** Money of a customer: whole units, with the currency where it is known. */
export function useMoney(): (minor: number, currency?: string | null) => string {
  const { language } = usePreferences();
  const numbers = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return (minor, currency) => [numbers.format(minor / MINOR_UNITS), currency ?? ''].join(' ').trimEnd();
}

/** A value by what the catalogue of facts calls it, where the role may read that: of a list what its elements are called. */
function useValueTitle(): (field: string, value: string) => string | null {
  const say = useSay();
  const { data } = useQuery({ ...factsQuery, enabled: useMay('rules.read') });
  return (field, value) => {
    const fact = data?.items.find(({ name }) => name === (FACT_OF[field] ?? field));
    const [only] = (fact?.fields ?? []) as readonly Pick<Fact, 'valueLabels'>[];
    const title = (fact?.type === 'list' ? only : fact)?.valueLabels?.[value];
    return title ? say(title) : null;
  };
}

/** The value of a field as a marketer reads it. */
export function useFieldText(): (field: string, value: unknown, currency?: string) => string {
  const { t } = useTranslation(['customers', 'app']);
  const { exact, share } = useFormat();
  const money = useMoney();
  const titleOf = useValueTitle();
  const pointState = usePointState();
  const discountText = ({ code, amount, endDate }: Discount, currency?: string) =>
    t(endDate === undefined ? 'discount' : 'discountUntil', { code, amount: money(amount, currency), until: endDate });
  const numberText = (field: string, value: number, currency?: string) => {
    if (MONEY_FIELDS.has(field)) return money(value, currency);
    return SHARE_FIELDS.has(field) ? share(value) : exact(value);
  };
  const objectText = (field: string, value: object, currency?: string): string => {
    if (!Array.isArray(value)) {
      if (isPoint(value)) return t('pointIs', { field: t(`field.${value.field}`), state: pointState(value) });
      return isDiscount(value) ? discountText(value, currency) : nameIn(value);
    }
    const texts = value.map((one) => textOf(field, one, currency));
    return texts.length === 0 ? t('app:fact.empty') : texts.join(t('and'));
  };
  const plainText = (field: string, value: string) => {
    const title = titleOf(field, value);
    if (title !== null) return title;
    return CODED_FIELDS.has(field) ? t(`value.${field}.${value}`, { defaultValue: value }) : value;
  };
  const textOf = (field: string, value: unknown, currency?: string): string => {
    if (value === null || value === undefined) return t('app:fact.missing');
    if (typeof value === 'object') return objectText(field, value, currency);
    if (typeof value === 'number') return numberText(field, value, currency);
    return typeof value === 'boolean' ? t(value ? 'app:fact.yes' : 'app:fact.no') : plainText(field, String(value));
  };
  return textOf;
}
