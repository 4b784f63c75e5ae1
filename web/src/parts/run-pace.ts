import { useRef, useState } from 'react';
import { runEventsPath } from '../api/runs.ts';
import type { RunEvent } from '../api/types.ts';
import { type Line, useEvents } from '../api/use-events.ts';

type Sample = { readonly at: number; readonly customers: number; readonly share: number };
export type Pace = {
  /** Customers a second, lately; null while it is not known. */
  readonly perSecond: number | null;
  /** What is left at this pace, milliseconds. */
  readonly leftMs: number | null;
};

const WINDOW_MS = 20_000;
const NOT_KNOWN: Pace = { perSecond: null, leftMs: null };

/** A run's steps one after the other, each the same share of the way: no step knows how long the next will take. */
export function shareDone({ run, progress }: Pick<RunEvent, 'run' | 'progress'>): number {
  if (run.state !== 'evaluating') return 1;
  const ofStep = progress.total === 0 ? 0 : progress.done / progress.total;
  return progress.step === 'evaluate' ? ofStep * 0.6 : 0.6 + ofStep * 0.4;
}

/** From what was told in the last seconds, oldest first. */
export function paceOf(samples: readonly Sample[]): Pace {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last || last.at - first.at < 500) return NOT_KNOWN;
  const ms = last.at - first.at;
  const gained = last.share - first.share;
  return {
    perSecond: (1_000 * (last.customers - first.customers)) / ms,
    leftMs: gained > 0 ? ((1 - last.share) * ms) / gained : null,
  };
}

/** A run as it moves: what was told last, how fast it goes, and whether the line holds. */
export function useRun(id: string | null): {
  readonly told: RunEvent | null;
  readonly pace: Pace;
  readonly line: Line;
} {
  const [told, setTold] = useState<RunEvent | null>(null);
  const [pace, setPace] = useState<Pace>(NOT_KNOWN);
  const samples = useRef<{ readonly step: string; readonly kept: readonly Sample[] }>({ step: '', kept: [] });
  const line = useEvents(id === null ? null : runEventsPath(id), ({ name, data }) => {
    if (name !== 'run') return;
    const event = data as RunEvent;
    const at = performance.now();
    const { step, counts } = event.progress;
    const before = samples.current.step === step ? samples.current.kept : [];
    const sample = { at, customers: counts.evaluated, share: shareDone(event) };
    const kept = [...before.filter((one) => at - one.at < WINDOW_MS), sample];
    samples.current = { step, kept };
    setTold(event);
    setPace(event.run.state === 'evaluating' ? paceOf(kept) : NOT_KNOWN);
  });
  return { told, pace, line };
}
