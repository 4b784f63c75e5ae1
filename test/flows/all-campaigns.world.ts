import type { FramedCampaign } from '../../src/core/decision/frame/frozen-frame.js';
import type { FactSheet } from '../../src/core/facts/fact-sheet.js';
import type { Rule } from '../../src/core/rules/rule-pack.js';
import { aRulePack } from '../builders/a-rule-pack.js';
import { aRun } from '../builders/a-run.js';
import { anOffer } from '../builders/an-offer.js';
import { RUN } from './run.world.js';

/** A campaign that runs beside the one of the world. */
export function aRival(
  id: string,
  rules: readonly Rule[],
  more: Partial<FramedCampaign['campaign']> = {},
): FramedCampaign {
  const pack = `${id}-pack`;
  const createdAt = new Date('2026-11-01T00:00:00Z');
  const content = aRulePack({ pack, rules: [...rules] });
  return {
    campaign: { id, ...more },
    version: { pack, version: 1, content, hash: id, createdAt, createdBy: 'marketer' },
  };
}

/** A run of the world's campaign and others. */
export function aRunOfAll(rivals: readonly FramedCampaign[], chunkCount = 2) {
  const others = rivals.map(({ campaign: { id }, version: { pack, version } }) => ({
    campaignId: id,
    ruleVersion: { pack, version },
  }));
  const campaigns = [{ campaignId: RUN.campaignId, ruleVersion: RUN.ruleVersion }, ...others];
  return aRun({ campaignId: 'all', campaigns, chunkCount });
}

export const HIGH = { all: [{ fact: 'arpuBand', operator: 'equal', value: 'HIGH' }] };

/** Worth more than what the world's own campaign offers. */
export const PRIZE = anOffer({ id: 'prize', value: 5_000 });

export const REACHABLE: FactSheet = {
  arpuBand: 'HIGH',
  lifecycleStage: 'D',
  consentEmailMarketing: true,
  consentSmsMarketing: true,
  contactEmail: true,
  contactSms: true,
  timeZone: 'Asia/Tokyo',
};
