import type { Words } from '../kit/locale.js';
import type { CampaignGuardrail, CampaignPlan } from './campaign-plan.js';
import type { PlanSchedule } from './playbook-plan.js';

export const CAMPAIGN_STATES = ['draft', 'active', 'paused', 'stopped'] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

/** More kept out than this is no campaign with a control but a control with a campaign. */
export const MOST_CONTROL_PCT = 50;
/** Part of a salt, which a colon ends. */
export const CONTROL_VERSION = /^[\p{L}\p{N}._-]{1,40}$/u;

/** `sharePct` of the units that would be sent something are kept out, to be compared with. A new version draws anew. */
export type CampaignControl = {
  readonly sharePct: number;
  readonly version: string;
  /** Of a share of nought: why nobody is kept out, in the words of who made the campaign. */
  readonly why?: string;
};

/** A campaign runs the rules of one pack over the base, or over the part of it that is its audience. */
export type Campaign = {
  readonly id: string;
  readonly title: Words;
  readonly pack: string;
  /** Conditions as rules have them; absent: everybody. Never changed once runs may have used it. */
  readonly audience?: unknown;
  /** Absent: nobody is kept out. */
  readonly control?: CampaignControl;
  /** How it is run and judged, from the plan of its pack; absent where the pack has none. */
  readonly plan?: CampaignPlan;
  /** What it is watched by; absent in one that was made before there were any. */
  readonly guardrails?: readonly CampaignGuardrail[];
  /** Absent: it runs when somebody says so, and never by itself. */
  readonly schedule?: PlanSchedule;
  readonly state: CampaignState;
  readonly createdAt: Date;
  /** How often it was changed since; absent: never, or never since that is counted. */
  readonly rev?: number;
};

/** Tells a campaign from what it was before any change. */
export function campaignTag({ rev = 0 }: { readonly rev?: number | undefined }): string {
  return String(rev);
}

/** Which state changes a person may ask for. Stopped is for good: what it had planned is cancelled. */
const NEXT: { readonly [S in CampaignState]: readonly CampaignState[] } = {
  draft: ['active', 'stopped'],
  active: ['paused', 'stopped'],
  paused: ['active', 'stopped'],
  stopped: [],
};

export function mayBecome(from: CampaignState, to: CampaignState): boolean {
  return NEXT[from].includes(to);
}

/** What a person may write anew of a campaign. Whom it is for and whom it keeps out is settled once a run may have gone by it. */
export const CAMPAIGN_FIELDS = ['title', 'schedule', 'audience', 'control'] as const;
export type CampaignField = (typeof CAMPAIGN_FIELDS)[number];

const WRITABLE: { readonly [S in CampaignState]: readonly CampaignField[] } = {
  draft: CAMPAIGN_FIELDS,
  active: ['title', 'schedule'],
  paused: ['title', 'schedule'],
  stopped: [],
};

export function mayWrite(state: CampaignState, field: CampaignField): boolean {
  return WRITABLE[state].includes(field);
}
