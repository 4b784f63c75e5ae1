import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { stagesQuery } from '../../api/customers.ts';
import type { StageChange } from '../../api/types.ts';
import { useSay } from '../../app/words.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Panel } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';

/** Where they stood by every model that remembers, when it changed, and why. */
export function Stages({ customer }: { readonly customer: string }) {
  const { t } = useTranslation('customers');
  const say = useSay();
  const asked = useQuery(stagesQuery(customer));
  const modelOf = ({ model }: StageChange) => t(`model.${model}`, { defaultValue: model });
  const fromOf = ({ from, model }: StageChange, all: readonly StageChange[]) => {
    const known = all.find((one) => one.model === model && one.value === from);
    return known ? say(known.valueWords) : (from ?? '');
  };
  const columnsOf = (all: readonly StageChange[]): readonly Column<StageChange>[] => [
    { key: 'model', title: t('modelName'), value: modelOf, filter: modelOf },
    { key: 'since', title: t('since'), value: ({ since }) => since },
    { key: 'from', title: t('from'), value: (one) => fromOf(one, all) },
    { key: 'stage', title: t('stage'), value: ({ valueWords }) => say(valueWords) },
    { key: 'cause', title: t('cause'), value: ({ causeWords }) => say(causeWords) },
  ];
  return (
    <Panel title={t('stages')}>
      <Answer of={asked}>
        {({ items }) => (
          <DataTable
            name={t('stages')}
            rows={items}
            columns={columnsOf(items)}
            rowKey={({ model, since, value }) => `${model} ${since} ${value}`}
            empty={t('noStages')}
            pageSize={15}
          />
        )}
      </Answer>
    </Panel>
  );
}
