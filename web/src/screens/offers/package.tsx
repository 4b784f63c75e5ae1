import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { factsQuery } from '../../api/catalogue.ts';
import { priceLeversQuery, productsQuery } from '../../api/offer.ts';
import type { Offer } from '../../api/types.ts';
import { useMay } from '../../app/me.ts';
import { useSay } from '../../app/words.ts';
import { useFormat } from '../../parts/format.ts';
import { Panel } from '../../parts/page.tsx';
import { lastDay } from './draft.ts';
import { useMoney, useTerms } from './money.ts';

type Line = {
  readonly key: string;
  readonly label: string;
  readonly text: string | null | undefined;
  readonly isData?: boolean;
};

function Lines({ of, empty }: { readonly of: readonly Line[]; readonly empty?: string }) {
  const there = of.filter(({ text }) => text !== null && text !== undefined && text !== '');
  if (there.length === 0 && empty !== undefined) return <p className="tm-quiet">{empty}</p>;
  return (
    <dl className="tm-lines">
      {there.map(({ key, label, text, isData }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd className={isData ? 'tm-data' : undefined}>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function usePrice(offer: Offer): readonly Line[] {
  const { t } = useTranslation('offers');
  const say = useSay();
  const money = useMoney();
  const { list } = useFormat();
  const { price, discount } = useTerms()(offer);
  const { data } = useQuery({ ...priceLeversQuery, enabled: useMay('rules.read') });
  const { data: facts } = useQuery({ ...factsQuery, enabled: useMay('rules.read') });
  const factOf = (name: string) => {
    const fact = facts?.items.find((one) => one.name === name);
    return fact ? say(fact.labels) : name;
  };
  const lever = data?.items.find(({ id }) => id === offer.priceLever);
  const { gifts = [], termMonths, currency, affordability } = offer;
  return [
    { key: 'price', label: t('price'), text: price },
    { key: 'discount', label: t('discount'), text: discount },
    { key: 'lever', label: t('priceLever'), text: lever ? say(lever.title) : offer.priceLever },
    { key: 'term', label: t('term'), text: termMonths === undefined ? null : t('months', { count: termMonths }) },
    {
      key: 'gifts',
      label: t('gifts'),
      text: list(gifts.map(({ title, cost }) => t('gift', { title: say(title), cost: money(cost, currency) }))),
    },
    {
      key: 'affordable',
      label: t('affordable'),
      text: affordability ? t('affordableAt', { fact: factOf(affordability.fact), pct: affordability.pct }) : null,
    },
  ];
}

function useSold(offer: Offer): readonly Line[] {
  const { t } = useTranslation('offers');
  const say = useSay();
  const { data } = useQuery({ ...productsQuery, enabled: useMay('rules.read') });
  const titleOf = (id: string) => {
    const known = data?.items.find((one) => one.id === id);
    return known ? say(known.title) : id;
  };
  const { exact, day, list, zone } = useFormat();
  const money = useMoney();
  const { currency, product, products = [], stock, budget, costPerAcceptance, costPerContact } = offer;
  const amount = (minor: number | undefined) => (minor === undefined ? null : money(minor, currency));
  return [
    {
      key: 'products',
      label: t('products'),
      text: list([...(product ? [product] : []), ...products].map(titleOf)),
    },
    { key: 'valid', label: t('valid'), text: `${day(offer.validFrom)} – ${lastDay(offer.validUntil, zone)}` },
    {
      key: 'value',
      label: t('value'),
      text: typeof offer.value === 'number' ? money(offer.value, currency) : t(`values.${offer.value.kind}`),
    },
    { key: 'stock', label: t('stock'), text: stock === undefined ? null : exact(stock) },
    { key: 'budget', label: t('budget'), text: amount(budget) },
    { key: 'acceptance', label: t('perAcceptance'), text: amount(costPerAcceptance) },
    { key: 'contact', label: t('perContact'), text: amount(costPerContact) },
    { key: 'groups', label: t('exclusion'), text: list(offer.exclusionGroups ?? []), isData: true },
    {
      key: 'after',
      label: t('after'),
      text: list((offer.after ?? []).map(({ offer: id, outcome }) => t(`afterAnswer.${outcome}`, { offer: id }))),
      isData: true,
    },
    { key: 'pilots', label: t('pilots'), text: list(offer.pilots ?? []), isData: true },
    { key: 'tags', label: t('tags'), text: list(offer.tags ?? []), isData: true },
  ];
}

/** What is sold and for how much, and what of it there is. */
export function Package({ offer }: { readonly offer: Offer }) {
  const { t } = useTranslation('offers');
  return (
    <>
      <Panel title={t('priceAndLever')}>
        <Lines of={usePrice(offer)} empty={t('noPrice')} />
      </Panel>
      <Panel title={t('package')}>
        <Lines of={useSold(offer)} />
      </Panel>
    </>
  );
}
