import { CloseOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { customerLink } from '../../api/customers.ts';
import { movedCustomersQuery, stageCustomersQuery } from '../../api/lifecycle.ts';
import type { MovedCustomer, MovedFlow, StageCell, StageCustomer } from '../../api/types.ts';
import { useMay } from '../../app/me.ts';
import { useSay } from '../../app/words.ts';
import type { Column } from '../../parts/data-table.tsx';
import { useFormat } from '../../parts/format.ts';
import { Panel } from '../../parts/page.tsx';
import { People } from '../../parts/people.tsx';
import { NoPermission } from '../../parts/states.tsx';
import { useWho } from './use-who.ts';

type Person = { readonly customerId: string; readonly name: string | null; readonly msisdn: string | null };

/** What the number said, and as of when; null: nothing counted them yet. */
type Counted = { readonly count: number | null; readonly asOf?: string };
type Given = { readonly model: string; readonly title: string; readonly counted: Counted };

function usePersonColumns(): readonly Column<Person>[] {
  const { t } = useTranslation('lifecycle');
  return useMemo(
    () => [
      {
        key: 'customer',
        title: t('customer'),
        value: ({ customerId }) => customerId,
        show: ({ customerId }) => <Link to={customerLink(customerId)}>{customerId}</Link>,
      },
      {
        key: 'name',
        title: t('name'),
        value: ({ name }) => name ?? '',
        show: ({ name }) => <span className="tm-data">{name}</span>,
      },
      { key: 'msisdn', title: t('msisdn'), value: ({ msisdn }) => msisdn ?? '' },
    ],
    [t],
  );
}

function Frame({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { t } = useTranslation(['lifecycle', 'app']);
  const { close, isSeen } = useWho();
  const place = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: of others it is another list
  useEffect(() => {
    // A browser may answer with a promise, which is nothing an effect may leave.
    place.current?.scrollIntoView({ block: 'nearest' });
  }, [title]);
  return (
    <div ref={place}>
      <Panel
        title={t('who', { of: title })}
        extra={<Button type="text" size="small" icon={<CloseOutlined />} aria-label={t('app:close')} onClick={close} />}
      >
        {isSeen ? children : <NoPermission />}
      </Panel>
    </div>
  );
}

/** Where the list counts others than the number did, both are said. */
function Instant({ counted, asOf, total }: { counted: Counted; asOf: string; total: number }) {
  const { t } = useTranslation('lifecycle');
  const { exact, instant } = useFormat();
  const { count } = counted;
  const hasChanged = count !== null && count !== total;
  const said = hasChanged
    ? t('changedSince', { count: exact(count), at: instant(counted.asOf ?? asOf), total: exact(total) })
    : t('asOf', { at: instant(asOf) });
  return <p className="tm-quiet">{said}</p>;
}

/** By its name it is shown, and chosen by. */
const named = <T,>(name: (row: T) => string) => ({ value: name, filter: name });
const isOne = (side: string | undefined) => side !== undefined && !side.includes(',');

function InCell({ model, title, counted, cell }: Given & { readonly cell: StageCell }) {
  const { t } = useTranslation('lifecycle');
  const say = useSay();
  const person = usePersonColumns();
  const canExport = useMay('exports.read');
  const asked = useInfiniteQuery(stageCustomersQuery(model, cell));
  const [first] = asked.data?.pages ?? [];
  // What all of them have in common is in the title.
  const stage: Column<StageCustomer> = {
    key: 'stage',
    title: t('stage'),
    ...named(({ stageWords }) => say(stageWords)),
  };
  const ofClass: Column<StageCustomer> = {
    key: 'class',
    title: t('class'),
    ...named(({ classWords }) => (classWords ? say(classWords) : '')),
  };
  const columns: readonly Column<StageCustomer>[] = [
    ...person,
    ...(cell.stage === undefined ? [stage] : []),
    ...(cell.by === undefined || cell.class !== undefined ? [] : [ofClass]),
  ];
  return (
    <>
      {first ? <Instant counted={counted} asOf={first.asOf} total={first.total ?? 0} /> : null}
      <People
        asked={asked}
        columns={columns}
        name={t('who', { of: title })}
        count={first?.total ?? 0}
        canExport={canExport}
      />
    </>
  );
}

function Moved({ model, title, counted, flow }: Given & { readonly flow: MovedFlow }) {
  const { t } = useTranslation('lifecycle');
  const say = useSay();
  const person = usePersonColumns();
  const canExport = useMay('exports.read');
  const asked = useInfiniteQuery(movedCustomersQuery(model, flow));
  const was: Column<MovedCustomer> = { key: 'was', title: flow.from, ...named(({ wasWords }) => say(wasWords)) };
  const is: Column<MovedCustomer> = { key: 'is', title: flow.to, ...named(({ isWords }) => say(isWords)) };
  const columns: readonly Column<MovedCustomer>[] = [
    ...person,
    ...(isOne(flow.was) ? [] : [was]),
    ...(isOne(flow.is) || flow.from === flow.to ? [] : [is]),
  ];
  const count = asked.data?.pages[0]?.total ?? counted.count ?? 0;
  return <People asked={asked} columns={columns} name={t('who', { of: title })} count={count} canExport={canExport} />;
}

/** The customers of a number of the base, as of its instant. */
export function BehindCell(given: Given & { readonly cell: StageCell }) {
  return (
    <Frame title={given.title}>
      <InCell {...given} />
    </Frame>
  );
}

/** The customers of a number of a migration. */
export function BehindFlow(given: Given & { readonly flow: MovedFlow }) {
  return (
    <Frame title={given.title}>
      <Moved {...given} />
    </Frame>
  );
}
