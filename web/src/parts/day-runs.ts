import { useQueries, useQuery } from '@tanstack/react-query';
import { funnelQuery, isMoving, runsQuery } from '../api/runs.ts';
import type { FunnelRow, Run } from '../api/types.ts';
import { useFormat } from './format.ts';

/** Runs that are looked through for a day's. */
export const LATEST = 200;
/** Funnels are counted from what is stored: not of more runs than these at a time. */
const COUNTED = 50;
const FRESH_MS = 20_000;
const MOVING_MS = 5_000;

type Counted = { readonly run: Run; readonly rows: readonly FunnelRow[] };
export type DayRuns = {
  readonly data:
    | {
        readonly day: string | null;
        readonly all: number;
        /** The list ends within the day: there are more runs than `all`. */
        readonly hasMore: boolean;
        readonly counted: readonly Counted[];
      }
    | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
};

/** As many of the latest runs are looked through for messages that did not arrive. */
const LATE = 10;

/** The funnels of the latest runs, newest first, as far as they are there. */
export function useLateFunnels(): readonly Counted[] {
  const { data } = useQuery(runsQuery(LATEST));
  const runs = (data?.items ?? []).slice(0, LATE);
  const funnels = useQueries({
    queries: runs.map((run) => ({
      ...funnelQuery(run.id),
      staleTime: FRESH_MS,
      ...(isMoving(run) ? { refetchInterval: MOVING_MS } : {}),
    })),
  });
  return funnels.flatMap((one) => (one.data ? [{ run: one.data.run, rows: one.data.rows }] : []));
}

/** The runs that were planned for a business day, with their funnels, newest first; of no day, of the last with runs. */
export function useDayRuns(asked: string | null): DayRuns {
  const { day: dayOf } = useFormat();
  const list = useQuery(runsQuery(LATEST));
  const items = list.data?.items ?? [];
  const day =
    asked ??
    items
      .map(({ plannedAt }) => dayOf(plannedAt))
      .sort()
      .at(-1) ??
    null;
  const runs = items.filter(({ plannedAt }) => dayOf(plannedAt) === day);
  const hasMore = items.length === LATEST && runs.at(-1) === items.at(-1);
  const funnels = useQueries({
    queries: runs.slice(0, COUNTED).map((run) => ({
      ...funnelQuery(run.id),
      staleTime: FRESH_MS,
      ...(isMoving(run) ? { refetchInterval: MOVING_MS } : {}),
    })),
  });
  const counted = funnels.flatMap(({ data }) => (data ? [{ run: data.run, rows: data.rows }] : []));
  const isThere = list.data !== undefined && counted.length === funnels.length;
  return {
    data: isThere ? { day, all: runs.length, hasMore, counted } : undefined,
    error: list.error ?? funnels.find(({ error }) => error !== null)?.error ?? null,
    refetch: () => Promise.all([list.refetch(), ...funnels.map(({ refetch }) => refetch())]),
  };
}
