import type { Offered, PromptDecision } from '../../src/core/decision/decision.js';
import { promptIdOf } from '../../src/core/decision/live/prompt.js';
import { aCandidate } from './a-decision.js';
import { anAssignment } from './an-assignment.js';

const twice = (text: string) => ({ 'zh-CN': text, en: text });

export function anOffered(change: Partial<Offered> = {}): Offered {
  return {
    ruleId: 'high-decline',
    campaignId: 'win-back',
    offerId: 'retention',
    purpose: 'marketing',
    lever: 'retention',
    rank: 1,
    priority: 1_200,
    expiresAt: new Date('2026-11-05T18:00:00Z'),
    title: twice('Stay with us'),
    limits: twice('None'),
    said: { locale: 'en', subject: null, body: 'Ask them to stay.' },
    why: { rule: twice('High and declining'), because: [] },
    tags: [],
    exclusionGroups: [],
    ...change,
  };
}

type Said = Partial<Pick<PromptDecision, 'customerId' | 'outcome' | 'at'>> & { readonly request?: string };

/** One offer at the hotline, said to c-1; its assignment is not in the books yet. */
export function aPrompt({
  customerId = 'c-1',
  request = `request-${customerId.replace(/^c-/, '')}`,
  ...change
}: Said = {}): PromptDecision {
  const id = promptIdOf(request);
  const {
    campaignId,
    action,
    id: _id,
    occurrence: _at,
    eligibleAt,
    customerId: _of,
    ...assignment
  } = anAssignment({
    unit: customerId,
  });
  const { ruleId, offerId, purpose, lever } = action;
  return {
    ...{ id, publicId: `dec_${request}`, runId: id, seq: 0, campaignId, customerId, at: eligibleAt },
    facts: { arpuBand: 'HIGH', timeZone: null },
    ruleVersion: { pack: 'win-back', version: 1 },
    candidates: [aCandidate({ ruleId, offerId, campaignId })],
    outcome: { kind: 'offered', offers: [anOffered()] },
    prompt: {
      ...{ request, place: 'hotline', limit: 3, by: 'agent', askedAt: new Date('2026-11-20T08:00:00Z') },
      zone: 'America/Los_Angeles',
      versions: [{ campaignId, pack: 'win-back', version: 1 }],
      drawn: [{ campaignId, ruleId, offerId, purpose, lever, assignment }],
      unsettled: true,
    },
    ...change,
  };
}
