import { Injectable } from '@nestjs/common';
import { campaignsOf } from '../core/campaign/run.js';
import { ALL_CAMPAIGNS } from '../core/campaign/schedule/due-campaigns.js';
import type { ChannelName } from '../core/customer/consent.js';
import { statesAt, type Whereabouts } from '../core/measurement/campaign-totals.js';
import { OUTREACH_STATES, type Outreach } from '../core/outreach/outreach.js';
import { AppError } from './errors.js';
import { CampaignStore } from './ports/campaign-store.js';
import { type CampaignOutreachQuery, FunnelView, type OutreachPage } from './ports/funnel-view.js';
import { RunStore } from './ports/run-store.js';

const MOST_RUNS = 10_000;

/** `place`: where the messages are; null is all of them. `after` is a page's `next`. */
export type CampaignOutreachWish = {
  readonly campaignId: string;
  readonly place: Whereabouts | null;
  readonly channel: ChannelName | null;
  readonly after: string | null;
  readonly limit: number;
};

const EVENTS = 'events';

/** The part of a page's cursor before the first space says which run it is in. */
function readCursor(after: string | null): { readonly part: string | null; readonly id: string | null } {
  const space = after?.indexOf(' ') ?? -1;
  if (after === null || space < 0) return { part: null, id: null };
  return { part: after.slice(0, space), id: after.slice(space + 1) };
}

/** The messages behind a campaign's totals, run by run, the newest first, and those of events last: as many as are counted. */
@Injectable()
export class ListCampaignOutreach {
  constructor(
    private readonly campaigns: CampaignStore,
    private readonly runs: RunStore,
    private readonly view: FunnelView,
  ) {}

  async run({ campaignId, place, channel, after, limit }: CampaignOutreachWish): Promise<OutreachPage> {
    if ((await this.campaigns.find(campaignId)) === null) {
      const problem = { path: '$.id', code: 'CAMPAIGN_NOT_FOUND', params: { campaign: campaignId } };
      throw new AppError('NOT_FOUND', `no campaign ${campaignId}`, [problem]);
    }
    const states = place === null ? OUTREACH_STATES : statesAt(place);
    const begun = readCursor(after);
    const parts = [...(await this.runsOf(campaignId)), EVENTS];
    const from = begun.part === null ? 0 : parts.indexOf(begun.part);
    const items: Outreach[] = [];
    for (const part of from < 0 ? [] : parts.slice(from)) {
      const of: CampaignOutreachQuery['of'] = part === EVENTS ? EVENTS : { runId: part };
      const last = part === begun.part ? begun.id : null;
      const wanted = limit + 1 - items.length;
      const found = await this.view.campaignOutreach({ campaignId, of, states, channel, after: last, limit: wanted });
      items.push(...found);
      if (items.length > limit) return { items: items.slice(0, limit), next: cursorAt(items[limit - 1]) };
    }
    return { items, next: null };
  }

  private async runsOf(campaignId: string): Promise<readonly string[]> {
    const [alone, together] = await Promise.all([
      this.runs.list({ campaignId, limit: MOST_RUNS }),
      this.runs.list({ campaignId: ALL_CAMPAIGNS, limit: MOST_RUNS }),
    ]);
    const shared = together.filter((run) => campaignsOf(run).some((one) => one.campaignId === campaignId));
    return [...alone, ...shared]
      .sort((a, b) => b.plannedAt.getTime() - a.plannedAt.getTime() || (a.id < b.id ? 1 : -1))
      .map(({ id }) => id);
  }
}

function cursorAt(last: Outreach | undefined): string | null {
  if (last === undefined) return null;
  return `${last.event === undefined ? last.runId : EVENTS} ${last.id}`;
}
