import type { Run } from '../../api/types.ts';

/** Whether a run is of a campaign alone, or of it among others; null: it took no part. */
export function partIn(run: Pick<Run, 'campaignId' | 'campaigns'>, id: string): 'alone' | 'together' | null {
  if (run.campaignId === id) return 'alone';
  return run.campaigns?.some(({ campaignId }) => campaignId === id) ? 'together' : null;
}

/** The runs of a campaign, newest first, each once. */
export function runsOf(runs: readonly Run[], id: string): readonly Run[] {
  const own = new Map(runs.filter((run) => partIn(run, id) !== null).map((run) => [run.id, run]));
  return [...own.values()].sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
}

/** By campaign the newest run that it took part in. */
export function lastRuns(runs: readonly Run[]): ReadonlyMap<string, Run> {
  const last = new Map<string, Run>();
  for (const run of runs) {
    const ids = run.campaigns?.map(({ campaignId }) => campaignId) ?? [run.campaignId];
    for (const id of ids) {
      const known = last.get(id);
      if (!known || known.startedAt < run.startedAt) last.set(id, run);
    }
  }
  return last;
}
