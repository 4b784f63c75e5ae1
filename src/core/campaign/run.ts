import type { LeftOut } from './halt/left-out.js';
import type { RunStep } from './run-step.js';

/**
 * evaluating: chunks are being worked on. done: every chunk is. failed: nothing is left to do, but chunks were given up
 * after too many attempts. stopped: by a person, open chunks are left and nothing further is sent.
 */
export const RUN_STATES = ['evaluating', 'done', 'failed', 'stopped'] as const;
export type RunState = (typeof RUN_STATES)[number];

/** What one chunk, or a whole run, counted: computed from what is stored. */
export type RunCounts = {
  readonly evaluated: number;
  readonly matched: number;
  /** Matched customers by the refusal they ended with: code → customers. */
  readonly refused: Readonly<Record<string, number>>;
  readonly scheduled: number;
};

export const NO_COUNTS: RunCounts = { evaluated: 0, matched: 0, refused: {}, scheduled: 0 };

/** A campaign of a run, with the version of its pack that was the newest when the run began: frozen. */
export type RunCampaign = {
  readonly campaignId: string;
  readonly ruleVersion: { readonly pack: string; readonly version: number };
};

/** `id` is `campaign|plannedAt` with the instant as `20261102T180000Z`; of a run of all campaigns, `all|plannedAt`. */
export type Run = {
  readonly id: string;
  readonly campaignId: string;
  /** Business instants. Everything in the run is decided as of `cutOff`. */
  readonly plannedAt: Date;
  readonly cutOff: Date;
  readonly state: RunState;
  readonly step: RunStep;
  /** The pack's version the run was started with: frozen. Of a run of all campaigns, the first one's. */
  readonly ruleVersion: RunCampaign['ruleVersion'];
  /** Those that take part, by id; absent: the one campaign it is of. */
  readonly campaigns?: readonly RunCampaign[];
  /** Of those, and of others that were due: who takes no part (any more), and why. Absent: nobody. */
  readonly leftOut?: readonly LeftOut[];
  readonly chunkCount: number;
  readonly counts: RunCounts;
  readonly startedBy: string;
  /** System instants. */
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
};

/** The instant in the form that ids carry: job ids hold no colon. */
export function instantKey(instant: Date): string {
  return instant.toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/** The campaigns that take part in a run. */
export function campaignsOf({
  campaigns,
  campaignId,
  ruleVersion,
}: Pick<Run, 'campaigns' | 'campaignId' | 'ruleVersion'>): readonly RunCampaign[] {
  return campaigns ?? [{ campaignId, ruleVersion }];
}

export function runIdOf(campaignId: string, plannedAt: Date): string {
  return `${campaignId}|${instantKey(plannedAt)}`;
}

export function addCounts(a: RunCounts, b: RunCounts): RunCounts {
  const refused: Record<string, number> = { ...a.refused };
  for (const [code, count] of Object.entries(b.refused)) refused[code] = (refused[code] ?? 0) + count;
  return {
    evaluated: a.evaluated + b.evaluated,
    matched: a.matched + b.matched,
    refused,
    scheduled: a.scheduled + b.scheduled,
  };
}
