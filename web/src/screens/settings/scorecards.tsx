import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { scorecardsQuery } from '../../api/settings.ts';
import type { ScorecardHead } from '../../api/types.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useFormat } from '../../parts/format.ts';
import { useOperator } from '../../parts/operator.ts';
import { Panel } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';

/** Trained versions of the early warning, and how well each tells who leaves. */
export function Scorecards() {
  const { t } = useTranslation('settings');
  const { instant, share, exact } = useFormat();
  const operatorOf = useOperator();
  const asked = useQuery(scorecardsQuery);
  const columns: readonly Column<ScorecardHead>[] = [
    { key: 'number', title: t('version'), value: ({ number }) => number, isNumber: true, width: 80 },
    {
      key: 'active',
      title: t('inForce'),
      value: ({ active }) => t(active ? 'yes' : 'no'),
      show: ({ active }) => (active ? <Tag color="success">{t('inForce')}</Tag> : null),
    },
    { key: 'at', title: t('trainedAt'), value: ({ trainedAt }) => instant(trainedAt) },
    { key: 'by', title: t('by'), value: ({ by }) => operatorOf(by) },
    { key: 'customers', title: t('customers'), value: ({ judgement }) => judgement.customers, isNumber: true },
    {
      key: 'base',
      title: t('leftShare'),
      value: ({ judgement }) => judgement.base,
      show: ({ judgement }) => share(judgement.base),
      isNumber: true,
    },
    { key: 'auc', title: t('auc'), value: ({ judgement }) => judgement.auc, isNumber: true },
    {
      key: 'lift',
      title: t('lift'),
      value: ({ judgement }) => judgement.lift,
      show: ({ judgement }) => `${exact(judgement.lift)}×`,
      isNumber: true,
    },
  ];
  return (
    <Panel title={t('scorecards')}>
      <Answer of={asked} rows={3}>
        {({ items }) => (
          <DataTable
            name={t('scorecards')}
            rows={items}
            columns={columns}
            rowKey={({ number }) => String(number)}
            empty={t('noScorecards')}
            canExport
          />
        )}
      </Answer>
    </Panel>
  );
}
