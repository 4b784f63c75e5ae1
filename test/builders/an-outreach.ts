import { shardOf } from '../../src/core/kit/hash.js';
import { type Outreach, outreachIdOf } from '../../src/core/outreach/outreach.js';

export type OutreachChange = Partial<Outreach>;

/** A marketing SMS to `c-1`, planned and due at 10:00 in Los Angeles, worth sending for two days. Its ids follow from the rest. */
export function anOutreach(change: OutreachChange = {}): Outreach {
  const runId = change.runId ?? 'win-back|20261102T180000Z';
  const customerId = change.customerId ?? 'c-1';
  const channel = change.channel ?? 'sms';
  const step = change.step ?? 1;
  const id = outreachIdOf(runId, customerId, step, channel);
  return {
    id,
    publicId: `out_${Buffer.from(id).toString('hex')}`,
    runId,
    seq: 0,
    campaignId: 'win-back',
    customerId,
    step,
    channel,
    purpose: 'marketing',
    ruleId: 'high-and-gone',
    offerId: 'win-back-offer',
    shard: shardOf(customerId),
    dueAt: new Date('2026-11-02T18:00:00Z'),
    expiresAt: new Date('2026-11-04T18:00:00Z'),
    zone: 'America/Los_Angeles',
    state: 'planned',
    attempt: 0,
    reason: null,
    ...change,
  };
}
