import { TRUTHS } from '../condition/evaluate-condition.js';
import type { NamedLists } from '../condition/terms.js';
import type { FactBlock } from '../facts/fact-block.js';
import type { FactCatalogue } from '../facts/fact-catalogue.js';
import type { Day } from '../kit/day.js';
import { evaluateColumns } from '../rules/evaluate-columns.js';
import { type CompiledPack, compilePack } from '../rules/program.js';

const TRUE = TRUTHS.indexOf('true');
const TITLE = { 'zh-CN': '受众', en: 'Audience' };
/** Nothing is offered to an audience: only its conditions are asked. */
const NOTHING = { offerId: '', channel: 'email', lever: '', schedule: { delayHours: 0, expireHours: 0 } } as const;

/** Whom a campaign is for, ready to be asked of blocks; null is everybody. Conditions that cannot be read are a fault. */
export function compileAudience(
  conditions: unknown,
  catalogue: FactCatalogue,
  lists?: NamedLists,
): CompiledPack | null {
  if (conditions === undefined) return null;
  const rule = { id: 'audience', title: TITLE, conditions, event: { type: 'offer', params: NOTHING } } as const;
  return compilePack({ pack: 'audience', title: TITLE, rules: [rule] }, catalogue, lists);
}

/** 1 for each customer of the block who is a member. Who may or may not be one is none. */
export function membersOf(audience: CompiledPack | null, block: FactBlock, today: Day): Uint8Array {
  if (audience === null) return new Uint8Array(block.n).fill(1);
  const [truths = new Uint8Array(block.n)] = evaluateColumns(audience, block, today);
  return truths.map((truth) => (truth === TRUE ? 1 : 0));
}
