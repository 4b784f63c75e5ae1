import type { DayCounts } from '../../../core/arbitration/propensity/chances.js';
import type { OutreachState } from '../../../core/outreach/outreach.js';
import type { Outcome } from '../../../core/response/response.js';
import { ResponseCounts } from '../../../flows/ports/response-counts.js';
import type { MongoConnection } from '../connection.js';

/** It reached somebody, as far as its channel can tell. */
const SHOWN: readonly OutreachState[] = ['sent', 'delivered'];
/** What somebody said, whatever it was. */
const ANSWERS: readonly Outcome[] = ['clicked', 'replied', 'accepted', 'declined', 'call-back'];

type Span = Parameters<ResponseCounts['ofOffers']>[1];
type Counted = Omit<DayCounts, 'offerId' | 'channel' | 'day'> & {
  readonly _id: Pick<DayCounts, 'offerId' | 'channel' | 'day'>;
};

const sumIf = (condition: object) => ({ $sum: { $cond: [condition, 1, 0] } });
const dayOf = (field: string) => ({ $dateToString: { date: field, format: '%Y-%m-%d', timezone: 'UTC' } });
const groupBy = (at: string) => ({ offerId: '$offerId', channel: '$channel', day: dayOf(at) });

/** Counted from the responses and the outreach themselves, so that no counter can be wrong after a crash. */
export class MongoResponseCounts extends ResponseCounts {
  constructor(private readonly connection: MongoConnection) {
    super();
  }

  override async ofOffers(offerIds: readonly string[], span: Span): Promise<readonly DayCounts[]> {
    if (offerIds.length === 0) return [];
    const told = await this.told(offerIds, span);
    const heard = [...new Set(told.flatMap(({ channel, answers }) => (answers > 0 ? [channel] : [])))];
    return [...told, ...(heard.length === 0 ? [] : await this.sent(offerIds, heard, span))];
  }

  private async told(offerIds: readonly string[], { since, until }: Span): Promise<readonly DayCounts[]> {
    const counted = await this.connection
      .collection('responses')
      .aggregate<Counted>([
        { $match: { offerId: { $in: [...offerIds] }, at: { $gte: since, $lte: until } } },
        {
          $group: {
            _id: groupBy('$at'),
            shows: sumIf({ $eq: ['$outcome', 'presented'] }),
            acceptances: sumIf({ $eq: ['$outcome', 'accepted'] }),
            answers: sumIf({ $in: ['$outcome', [...ANSWERS]] }),
          },
        },
      ])
      .toArray();
    return counted.map(({ _id, ...counts }) => ({ ..._id, ...counts }));
  }

  /** Nobody is shown a prompt this way: its channels send nothing. */
  private async sent(
    offerIds: readonly string[],
    channels: readonly string[],
    { since, until }: Span,
  ): Promise<readonly DayCounts[]> {
    const match = {
      ...{ offerId: { $in: [...offerIds] }, state: { $in: [...SHOWN] } },
      ...{ channel: { $in: [...channels] }, dueAt: { $gte: since, $lte: until } },
    };
    const counted = await this.connection
      .collection('outreach')
      .aggregate<Counted>([{ $match: match }, { $group: { _id: groupBy('$dueAt'), shows: { $sum: 1 } } }])
      .toArray();
    return counted.map(({ _id, shows }) => ({ ..._id, shows, acceptances: 0, answers: 0 }));
  }
}
