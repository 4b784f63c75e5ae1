import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunEvent } from '../../api/types.ts';
import { useSay } from '../../app/words.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Panel } from '../../parts/page.tsx';

type Reason = RunEvent['reasons'][number];

/** Why candidates left, in the order of the walk: a customer may be a candidate of several rules. */
export function Reasons({ reasons }: Pick<RunEvent, 'reasons'>) {
  const { t } = useTranslation('run');
  const say = useSay();
  const columns = useMemo(
    (): readonly Column<Reason>[] => [
      {
        key: 'stage',
        title: t('stage'),
        value: ({ stageWords }) => say(stageWords),
        filter: ({ stageWords }) => say(stageWords),
      },
      { key: 'why', title: t('why'), value: ({ words }) => say(words) },
      { key: 'count', title: t('candidates'), value: ({ count }) => count, isNumber: true },
    ],
    [t, say],
  );
  return (
    <Panel title={t('reasons')}>
      <DataTable
        name={t('reasons')}
        rows={reasons}
        columns={columns}
        rowKey={({ stage, code }) => `${stage} ${code}`}
        empty={t('noReasons')}
        canExport
      />
    </Panel>
  );
}
