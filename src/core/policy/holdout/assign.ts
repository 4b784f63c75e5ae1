import type { CampaignControl } from '../../campaign/campaign.js';
import type { Purpose } from '../../customer/consent.js';
import { type Assignment, campaignDraw, type Draw, drawsAt, hit } from './draw.js';
import type { Holdouts, Variant } from './holdouts.js';

/** What won the arbitration; only its campaign and its purpose matter here. */
export type Winner = { readonly campaignId: string; readonly control?: CampaignControl; readonly purpose: Purpose };

const NO_CONTROL: CampaignControl = { sharePct: 0, version: '1' };

function firstHit(unit: string, draws: readonly Draw[]): Assignment | null {
  for (const draw of draws) {
    const found = hit(unit, draw);
    if (found !== null) return found;
  }
  return null;
}

/**
 * A unit at a business instant: what it is kept out of, how to decide for it, and its arm for whatever wins. Made once a
 * customer, asked for each candidate.
 */
export class UnitDraws {
  private readonly kept: Assignment | null;
  private readonly component: Assignment | null;
  private readonly byCampaign = new Map<string, Assignment>();

  constructor(
    private readonly unit: string,
    at: Date,
    private readonly holdouts: Holdouts,
  ) {
    const { kept, component } = drawsAt(holdouts, at);
    this.kept = firstHit(unit, kept);
    // Who is of a global control is decided for as usual: what would have been sent to them is what others are sent.
    this.component = this.kept === null && component !== null ? hit(unit, component) : null;
  }

  /** How to decide, before arbitration: a component control changes what wins. Null is as usual. */
  get variant(): Variant | null {
    return this.component?.variant ?? null;
  }

  /** The arm for what won. Purposes that are exempt pass the never-rotated and the global control; campaign controls hold for all. */
  of({ campaignId, control = NO_CONTROL, purpose }: Winner): Assignment {
    if (this.kept !== null && !this.holdouts.exempt.includes(purpose)) return this.kept;
    if (this.component !== null) return this.component;
    const { version, sharePct } = control;
    const key = `${campaignId}:${version}:${sharePct}`;
    const known = this.byCampaign.get(key);
    if (known !== undefined) return known;
    const assigned = hit(this.unit, campaignDraw(campaignId, version, sharePct));
    if (assigned === null) throw new Error(`no arm for a unit of campaign ${campaignId}`);
    this.byCampaign.set(key, assigned);
    return assigned;
  }
}

/** How to decide for a unit at an instant. */
export function variantFor(unit: string, at: Date, holdouts: Holdouts): Variant | null {
  return new UnitDraws(unit, at, holdouts).variant;
}

/**
 * The arm of a unit for what won, at a business instant (methods.md sections 1 and 2). Hashed and never listed, so new
 * customers have an arm from their first day, and the past can be worked out for as long as its versions are kept.
 */
export function assign(unit: string, winner: Winner, at: Date, holdouts: Holdouts): Assignment {
  return new UnitDraws(unit, at, holdouts).of(winner);
}
