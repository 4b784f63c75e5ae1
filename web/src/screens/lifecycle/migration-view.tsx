import { useQuery } from '@tanstack/react-query';
import { Alert, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { migrationQuery, monthsQuery } from '../../api/lifecycle.ts';
import type { Migration } from '../../api/types.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useFormat } from '../../parts/format.ts';
import { Panel } from '../../parts/page.tsx';
import { Answer, Nothing } from '../../parts/states.tsx';
import { MigrationPicture } from './migration-picture.tsx';
import { unknownIn } from './sankey.ts';
import { useStageTitle } from './stage-titles.ts';

type Movement = Migration['movements'][number];

function Movements({ of }: { readonly of: Migration }) {
  const { t } = useTranslation('lifecycle');
  const { exact } = useFormat();
  const titleOf = useStageTitle(of.fact);
  const number = (key: Exclude<keyof Movement, 'stage'>): Column<Movement> => {
    return { key, title: t(`movement.${key}`), value: (row) => row[key], isNumber: true };
  };
  const columns: readonly Column<Movement>[] = [
    { key: 'stage', title: t('stage'), value: ({ stage }) => titleOf(stage) },
    number('before'),
    number('entered'),
    number('left'),
    number('becameKnown'),
    number('becameUnknown'),
    number('after'),
  ];
  const unknown = unknownIn(of);
  return (
    <>
      <DataTable
        name={t('movements')}
        rows={of.movements}
        columns={columns}
        rowKey={({ stage }) => stage}
        empty={t('nobody')}
        canExport
      />
      {unknown > 0 ? <p className="tm-quiet">{t('notKnown', { count: exact(unknown) })}</p> : null}
    </>
  );
}

/** Who went from which stage to which between the ends of two months. */
function Between({ model, from, to }: { readonly model: string; readonly from: string; readonly to: string }) {
  const { t } = useTranslation('lifecycle');
  const asked = useQuery(migrationQuery(model, from, to));
  return (
    <Answer of={asked} rows={12}>
      {(migration) => (
        <>
          <Panel title={t('streams', { from, to })}>
            <MigrationPicture of={migration} />
          </Panel>
          <Panel title={t('movements')}>
            <Movements of={migration} />
          </Panel>
        </>
      )}
    </Answer>
  );
}

export function MigrationView({ model }: { readonly model: string }) {
  const { t } = useTranslation('lifecycle');
  const [search, setSearch] = useSearchParams();
  const asked = useQuery(monthsQuery);
  const choose = (name: 'from' | 'to', month: string) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        next.set(name, month);
        return next;
      },
      { replace: true },
    );
  return (
    <Answer of={asked}>
      {({ items }) => {
        const kept = items.filter(({ state }) => state === 'kept').map(({ month }) => month);
        if (kept.length < 2) return <Nothing text={t('tooFewMonths')} />;
        const to = search.get('to') ?? kept.at(-1) ?? '';
        const from = search.get('from') ?? kept.filter((month) => month < to).at(-1) ?? kept[0] ?? '';
        const options = kept.map((month) => ({ value: month, label: month }));
        return (
          <>
            <div className="tm-table-tools">
              <Select aria-label={t('from')} value={from} options={options} onChange={(one) => choose('from', one)} />
              <span>{t('until')}</span>
              <Select aria-label={t('to')} value={to} options={options} onChange={(one) => choose('to', one)} />
              <span className="tm-quiet">{t('monthEnds')}</span>
            </div>
            {from < to ? (
              <Between key={`${from} ${to}`} model={model} from={from} to={to} />
            ) : (
              <Alert type="info" showIcon title={t('reversed')} />
            )}
          </>
        );
      }}
    </Answer>
  );
}
