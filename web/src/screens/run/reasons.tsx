import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { LeftReason, RunEvent } from '../../api/types.ts';
import { useMay } from '../../app/me.ts';
import { useSay } from '../../app/words.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useFormat } from '../../parts/format.ts';
import { Panel } from '../../parts/page.tsx';

type Reason = RunEvent['reasons'][number];

/** A reason in the address. */
export const reasonKey = ({ stage, code }: LeftReason) => `${stage}.${code}`;

/** Why candidates left, in the order of the walk: a customer may be a candidate of several rules. */
export function Reasons({ reasons }: Pick<RunEvent, 'reasons'>) {
  const { t } = useTranslation('run');
  const say = useSay();
  const { exact } = useFormat();
  const maySee = useMay('customers.read');
  const columns = useMemo(
    (): readonly Column<Reason>[] => [
      {
        key: 'stage',
        title: t('stage'),
        value: ({ stageWords }) => say(stageWords),
        filter: ({ stageWords }) => say(stageWords),
      },
      { key: 'why', title: t('why'), value: ({ words }) => say(words) },
      {
        key: 'count',
        title: t('candidates'),
        value: ({ count }) => count,
        isNumber: true,
        ...(maySee
          ? {
              show: (reason: Reason) => (
                <Link to={`?${new URLSearchParams({ reason: reasonKey(reason) })}`} preventScrollReset>
                  {exact(reason.count)}
                </Link>
              ),
            }
          : {}),
      },
    ],
    [t, say, exact, maySee],
  );
  return (
    <Panel title={t('reasons')}>
      <DataTable
        name={t('reasons')}
        rows={reasons}
        columns={columns}
        rowKey={reasonKey}
        empty={t('noReasons')}
        canExport
      />
    </Panel>
  );
}
