import { Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../parts/data-table.tsx';
import { useSearch } from '../../parts/use-matcher.ts';
import { ColumnForm } from './column-form.tsx';
import { type ColumnChoice, choiceFor, TARGETS, type Target, textsOf } from './draft.ts';
import { useFieldName } from './field-name.ts';
import type { FileLook } from './read-file.ts';

type Choices = Readonly<Record<string, ColumnChoice>>;
type Given = {
  readonly look: FileLook;
  readonly choices: Choices;
  readonly choose: (column: string, choice: ColumnChoice | null) => void;
};
type Row = { readonly column: string; readonly texts: readonly string[] };

const SAMPLES = 3;

/** Fields by their group; one that another column fills already cannot be chosen again, but for months. */
function useTargets(choices: Choices) {
  const { t } = useTranslation('import');
  const nameOf = useFieldName();
  return useMemo(() => {
    const groupOf = (target: Target) =>
      target.startsWith('consent|') ? 'consent' : (target.split('.').at(-2) ?? 'base');
    const taken = new Set(Object.values(choices).map(({ to }) => to));
    return [...new Set(TARGETS.map(groupOf))].map((group) => ({
      label: t(`group.${group}`),
      options: TARGETS.filter((target) => groupOf(target) === group).map((target) => ({
        value: target,
        label: nameOf(target),
        disabled: group !== 'usage' && taken.has(target),
      })),
    }));
  }, [choices, t, nameOf]);
}

/** A line a column: what it holds, what it becomes, and what has to be said about it. */
export function ColumnTable({ look, choices, choose }: Given) {
  const { t } = useTranslation('import');
  const targets = useTargets(choices);
  const search = useSearch();
  const rows = useMemo(
    () => look.columns.map((column, place): Row => ({ column, texts: textsOf(look.rows, place) })),
    [look],
  );
  return (
    <DataTable
      name={t('mapColumns')}
      rows={rows}
      rowKey={({ column }) => column}
      empty={t('noColumns')}
      canSearch
      columns={[
        {
          key: 'column',
          title: t('column'),
          value: ({ column }) => column,
          show: ({ column }) => <strong className="tm-data">{column}</strong>,
          width: 180,
        },
        {
          key: 'texts',
          title: t('samples'),
          value: ({ texts }) => texts.slice(0, SAMPLES).join(', '),
          show: ({ texts }) => <span className="tm-quiet tm-data">{texts.slice(0, SAMPLES).join(', ')}</span>,
          isSorted: false,
        },
        {
          key: 'to',
          title: t('becomes'),
          value: ({ column }) => choices[column]?.to ?? '',
          show: ({ column, texts }) => (
            <Select
              aria-label={t('becomesOf', { column })}
              className="tm-target"
              allowClear={{ label: t('app:clear') }}
              showSearch={search}
              placeholder={t('leftOut')}
              popupMatchSelectWidth={false}
              value={choices[column]?.to ?? null}
              options={targets}
              onChange={(to: Target | null | undefined) => choose(column, to ? choiceFor(to, texts) : null)}
            />
          ),
          width: 240,
          isSorted: false,
        },
        {
          key: 'how',
          title: t('how'),
          value: () => '',
          show: ({ column }) => {
            const choice = choices[column];
            return choice ? <ColumnForm column={column} choice={choice} choose={choose} /> : null;
          },
          isSorted: false,
        },
      ]}
    />
  );
}
