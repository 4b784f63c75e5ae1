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
import { BehindFlow } from './behind.tsx';
import { useFlowTitle } from './flow-title.ts';
import { MigrationPicture } from './migration-picture.tsx';
import { unknownIn } from './sankey.ts';
import { useStageTitle } from './stage-titles.ts';
import { useWho } from './use-who.ts';
import { countOf, type Flow, flowOfMovement, flowText, readFlow } from './who.ts';
import { WhoLink } from './who-link.tsx';

type Movement = Migration['movements'][number];

type Given = { readonly of: Migration };

/** They are not in the picture: how many, and who. */
function Unknown({ of }: Given) {
  const { t } = useTranslation('lifecycle');
  const { exact } = useFormat();
  const flowTitle = useFlowTitle(of);
  const ends = Object.entries(unknownIn(of)).map(([end, flow]) => ({ end, flow, count: countOf(flow, of) }));
  const count = ends.reduce((sum, one) => sum + one.count, 0);
  if (count === 0) return null;
  return (
    <p className="tm-quiet">
      {t('notKnown', { count: exact(count) })}
      {ends.map(({ end, flow, count: own }) => (
        <span key={end}>
          {' · '}
          <WhoLink
            who={flowText(flow)}
            of={flowTitle(flow)}
            count={own}
            text={t(`unknownAt.${end}`, { count: exact(own) })}
          />
        </span>
      ))}
    </p>
  );
}

function Movements({ of }: Given) {
  const { t } = useTranslation('lifecycle');
  const titleOf = useStageTitle(of.fact);
  const number = (key: Exclude<keyof Movement, 'stage'>): Column<Movement> => {
    const title = t(`movement.${key}`);
    const show = (row: Movement) => (
      <WhoLink
        who={flowText(flowOfMovement(key, row.stage, of.stages))}
        of={`${titleOf(row.stage)} · ${title}`}
        count={row[key]}
      />
    );
    return { key, title, value: (row) => row[key], show, isNumber: true };
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
      <Unknown of={of} />
    </>
  );
}

const sideOf = (names: Flow['was'], name: 'was' | 'is') => (names === null ? {} : { [name]: names.join() });

/** The customers of the number that is open. */
function Behind({ of }: Given) {
  const { who } = useWho();
  const titleOf = useFlowTitle(of);
  if (who === null) return null;
  const flow = readFlow(who);
  const { model, from, to } = of;
  const asked = { from, to, ...sideOf(flow.was, 'was'), ...sideOf(flow.is, 'is') };
  return (
    <BehindFlow key={who} model={model} title={titleOf(flow)} counted={{ count: countOf(flow, of) }} flow={asked} />
  );
}

/** Who went from which stage to which between the ends of two months. */
function Between({ model, from, to }: { readonly model: string; readonly from: string; readonly to: string }) {
  const { t } = useTranslation('lifecycle');
  const asked = useQuery(migrationQuery(model, from, to));
  const { isSeen } = useWho();
  return (
    <Answer of={asked} rows={12}>
      {(migration) => (
        <>
          <Panel
            title={t('streams', { from, to })}
            extra={isSeen ? <span className="tm-quiet">{t('whoHint')}</span> : null}
          >
            <MigrationPicture of={migration} />
          </Panel>
          <Behind of={migration} />
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
