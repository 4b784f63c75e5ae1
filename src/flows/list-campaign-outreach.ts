import { Injectable } from '@nestjs/common';
import type { ChannelName } from '../core/customer/consent.js';
import { statesAt, type Whereabouts } from '../core/measurement/campaign-totals.js';
import { OUTREACH_STATES, type Outreach } from '../core/outreach/outreach.js';
import { AppError } from './errors.js';
import { CampaignStore } from './ports/campaign-store.js';
import {
  type CampaignMessages,
  type CampaignOutreachQuery,
  FunnelView,
  type OutreachPage,
} from './ports/funnel-view.js';
import { RunStore } from './ports/run-store.js';

/** `place`: where the messages are; null is all of them. `after` is a page's `next`; one that is none begins at the beginning. */
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
    const messages = { campaignId, states: place === null ? OUTREACH_STATES : statesAt(place), channel };
    const cursor = readCursor(after);
    const parts = await this.partsOf(messages, cursor.part);
    const from = parts.indexOf(cursor.part ?? '');
    const items: Outreach[] = [];
    for (const part of parts.slice(Math.max(0, from))) {
      const of: CampaignOutreachQuery['of'] = part === EVENTS ? EVENTS : { runId: part };
      const last = part === cursor.part ? cursor.id : null;
      const wanted = limit + 1 - items.length;
      items.push(...(await this.view.campaignOutreach({ ...messages, of, after: last, limit: wanted })));
      if (items.length > limit) return { items: items.slice(0, limit), next: cursorAt(items[limit - 1]) };
    }
    return { items, next: null };
  }

  /**
   * Of hundreds of runs few have a message that failed: the others are not asked one by one. The run a page goes on in stays,
   * though all its messages have moved on since.
   */
  private async partsOf(messages: CampaignMessages, at: string | null): Promise<readonly string[]> {
    const ids = (await this.runs.ofCampaign(messages.campaignId)).map(({ id }) => id);
    const having = await this.view.runsWith(messages, ids);
    return [...ids.filter((id) => id === at || having.has(id)), EVENTS];
  }
}

function cursorAt(last: Outreach | undefined): string | null {
  if (last === undefined) return null;
  return `${last.event === undefined ? last.runId : EVENTS} ${last.id}`;
}
