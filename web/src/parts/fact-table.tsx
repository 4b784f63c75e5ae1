import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { factsQuery } from '../api/catalogue.ts';
import type { Fact } from '../api/types.ts';
import { useSay } from '../app/words.ts';
import { type Column, DataTable } from './data-table.tsx';
import { useFormat } from './format.ts';

type Scalar = string | number | boolean;
type Element = Scalar | null | Readonly<Record<string, Scalar | null>>;
/** A series is an array of numbers, a list one of records. */
type FactValue = Scalar | null | readonly Element[];
type Row = { readonly name: string; readonly label: string; readonly text: string };

const MINOR_UNITS = 100;

/** Facts by the names and values a marketer knows them by; money in whole units. */
function useFactText(): (fact: Fact | undefined, value: FactValue) => string {
  const { t } = useTranslation('app');
  const say = useSay();
  const { exact, list } = useFormat();
  const scalarText = (fact: Fact | undefined, value: Scalar): string => {
    if (typeof value === 'boolean') return t(value ? 'fact.yes' : 'fact.no');
    const label = fact?.valueLabels?.[String(value)];
    if (label) return say(label);
    if (typeof value === 'string') return value;
    return fact?.unit === 'minor' ? exact(value / MINOR_UNITS) : exact(value);
  };
  const elementText = (fact: Fact | undefined, value: Element): string => {
    if (value === null) return t('fact.missing');
    if (typeof value !== 'object') return scalarText(fact, value);
    const fields = (fact?.fields ?? []) as readonly Fact[];
    const fieldOf = (name: string) => fields.find((field) => field.name === name);
    const texts = Object.entries(value).flatMap(([name, one]) =>
      one === null ? [] : [scalarText(fieldOf(name), one)],
    );
    return list(texts);
  };
  return (fact, value) => {
    if (value === null || typeof value !== 'object') return elementText(fact, value);
    if (value.length === 0) return t('fact.empty');
    const kind = value.some((one) => typeof one === 'object' && one !== null) ? 'sentences' : 'words';
    return list(
      value.map((one) => elementText(fact, one)),
      kind,
    );
  };
}

export function FactTable({ facts }: { readonly facts: Readonly<Record<string, FactValue>> }) {
  const { t } = useTranslation('app');
  const say = useSay();
  const textOf = useFactText();
  const { data } = useQuery(factsQuery);
  const byName = useMemo(() => new Map(data?.items.map((fact) => [fact.name, fact])), [data]);
  const rows = Object.entries(facts).map(([name, value]): Row => {
    const fact = byName.get(name);
    return { name, label: fact ? say(fact.labels) : name, text: textOf(fact, value) };
  });
  const columns: readonly Column<Row>[] = [
    { key: 'label', title: t('fact.name'), value: ({ label }) => label, width: 220 },
    {
      key: 'text',
      title: t('fact.value'),
      value: ({ text }) => text,
      show: ({ text }) => <span className="tm-data">{text}</span>,
    },
  ];
  return (
    <DataTable
      name={t('fact.all')}
      rows={rows}
      columns={columns}
      rowKey={({ name }) => name}
      empty={t('fact.none')}
      pageSize={20}
      canSearch
      canExport
    />
  );
}
