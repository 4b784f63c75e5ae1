import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Offer } from '../../api/types.ts';
import { usePreferences } from '../../app/preferences.ts';
import { kept, useFormat } from '../../parts/format.ts';
import { inMain } from './minor.ts';

const inMoney = kept((name) => {
  const [language, currency = 'CNY'] = name.split(' ');
  return new Intl.NumberFormat(language, { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' });
});

/** Minor units as the currency is written; whole amounts without their decimals. */
function moneyText(minor: number, currency: string, language: string): string {
  const written = inMoney(`${language} ${currency}`);
  return written.format(inMain(minor, currency));
}

export function useMoney(): (minor: number, currency: string) => string {
  const { language } = usePreferences();
  return useCallback((minor, currency) => moneyText(minor, currency, language), [language]);
}

/** What the customer pays and what is taken off it, each in a line; null where the offer says nothing of it. */
export function useTerms(): (offer: Offer) => { readonly price: string | null; readonly discount: string | null } {
  const { t } = useTranslation('offers');
  const { exact } = useFormat();
  const money = useMoney();
  return useCallback(
    ({ price, discount, currency }) => {
      const off =
        discount?.kind === 'percent' ? `${exact(discount.percent)}%` : discount && money(discount.amount, currency);
      const months = discount?.months;
      return {
        price: price ? t(`per.${price.period}`, { amount: money(price.amount, currency) }) : null,
        discount:
          off === undefined ? null : months === undefined ? t('off', { off }) : t('offFor', { off, count: months }),
      };
    },
    [t, exact, money],
  );
}
