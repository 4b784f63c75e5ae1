import type { ChannelName } from '../../customer/consent.js';
import type { PassedOver } from '../../policy/contact-policy.js';
import { type Conclusion, conclude } from '../conclude.js';
import type { Plan } from '../decide.js';
import type { ChunkResult, NoPlace } from '../rounds/allotment.js';
import type { StandingBlock } from '../rounds/standing-block.js';

/** How the rounds of a run ended for the customers of a chunk, ready to be asked customer by customer. */
export class ChunkEnds {
  private readonly customers: ReadonlyMap<string, number>;
  private readonly without: ReadonlyMap<number, NoPlace>;

  /** `lost` of the rounds before the last. What a later round said of a candidate counts. */
  constructor(
    private readonly block: StandingBlock,
    private readonly result: ChunkResult,
    lost: readonly NoPlace[],
  ) {
    this.customers = new Map(block.customers.map((id, index) => [id, index]));
    this.without = new Map([...lost, ...result.without].map((one) => [one.candidate, one]));
  }

  has(customerId: string): boolean {
    return this.customers.has(customerId);
  }

  /** The record of a customer who stood: the plan is the one that was told to the rounds. */
  conclude(customerId: string, plan: Plan, outreachIdOf: (channel: ChannelName) => string): Conclusion {
    const customer = this.customers.get(customerId);
    const first = this.block.starts[customer ?? -1];
    if (customer === undefined || first === undefined) throw new Error('who is concluded did not stand in the chunk');
    const winner = plan.ranked[(this.result.winners[customer] ?? -1) - first];
    const passedOver = plan.ranked.flatMap(({ ruleId, campaignId }, index): readonly PassedOver[] => {
      const no = this.without.get(first + index);
      return no === undefined ? [] : [{ ruleId, campaignId, stage: no.stage, refusals: no.refusals }];
    });
    return conclude(plan, { holder: winner ?? null, passedOver }, outreachIdOf);
  }
}
