import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { priceLeversQuery, productsQuery } from '../../api/offer.ts';
import { useSay } from '../../app/words.ts';
import type { FieldPath } from '../../parts/merge-input.ts';

const LABELS: Readonly<Record<string, string>> = {
  purpose: 'purpose',
  from: 'from',
  until: 'lastDay',
  currency: 'currency',
  value: 'value',
  price: 'price',
  period: 'period',
  off: 'discount',
  discount: 'muchOff',
  discountMonths: 'monthsOff',
  termMonths: 'term',
  priceLever: 'priceLever',
  sold: 'products',
};
/** Fields with a code to pick, and the words of the codes. */
const CODES: Readonly<Record<string, string>> = { purpose: 'purposes', period: 'periods', off: 'kindOff' };

/** What a field of the form is called, and what stands in it, to be read. */
export function useDraftWords() {
  const { t } = useTranslation(['offers', 'app']);
  const say = useSay();
  const { data: levers } = useQuery(priceLeversQuery);
  const { data: products } = useQuery(productsQuery);
  const titleOf = (of: typeof products | typeof levers, id: unknown) => {
    const found = of?.items.find((one) => one.id === id);
    return found ? say(found.title) : String(id ?? '');
  };
  const labelOf = ([name = '', ...within]: FieldPath): string => {
    if (name === 'wording') {
      const [channel = '', part = '', language = ''] = within;
      const field = part === 'subject' ? 'subjectIn' : 'bodyIn';
      return `${t(`app:channel.${channel}`)} ${t(`${field}.${language}`)}`;
    }
    if (name === 'title' || name === 'limits') return t(`${name}In.${within[0]}`);
    return t(LABELS[name] ?? name);
  };
  const textOf = ([name = '']: FieldPath, value: unknown): string => {
    if (CODES[name] !== undefined) return t(`${CODES[name]}.${value}`);
    if (name === 'priceLever') return titleOf(levers, value);
    return Array.isArray(value) ? value.map((id) => titleOf(products, id)).join(', ') : String(value ?? '');
  };
  return { labelOf, textOf };
}
