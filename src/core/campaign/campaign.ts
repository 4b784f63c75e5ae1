import type { Words } from '../kit/locale.js';
import type { CampaignGuardrail, CampaignPlan } from './campaign-plan.js';

export const CAMPAIGN_STATES = ['draft', 'active', 'paused', 'stopped'] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];

/** A campaign runs the rules of one pack over the base, or over the part of it that is its audience. */
export type Campaign = {
  readonly id: string;
  readonly title: Words;
  readonly pack: string;
  /** Conditions as rules have them; absent: everybody. Never changed once runs may have used it. */
  readonly audience?: unknown;
  /** How it is run and judged, from the plan of its pack; absent where the pack has none. */
  readonly plan?: CampaignPlan;
  /** What it is watched by; absent in one that was made before there were any. */
  readonly guardrails?: readonly CampaignGuardrail[];
  readonly state: CampaignState;
  readonly createdAt: Date;
};

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
