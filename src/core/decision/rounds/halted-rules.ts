import type { LeftOut } from '../../campaign/halt/left-out.js';
import type { Refusal } from '../../policy/refusal.js';
import { stopKey } from '../../policy/stages/emergency.js';
import type { FramedRule } from '../frame/rule-places.js';

/** The rules, by place, of campaigns that were halted under way, with what their candidates leave for. */
export function haltedRules(rules: readonly FramedRule[], out: readonly LeftOut[]): ReadonlyMap<number, Refusal> {
  const halted = new Map(out.map(({ campaignId, because }) => [campaignId, because]));
  const found = rules.flatMap(({ campaignId }, place): readonly (readonly [number, Refusal])[] => {
    const have = halted.get(campaignId);
    if (have === undefined) return [];
    const component = stopKey({ kind: 'campaign', of: campaignId });
    return [[place, { code: 'CAMPAIGN_HALTED', component, have, need: 'active' }]];
  });
  return new Map(found);
}
