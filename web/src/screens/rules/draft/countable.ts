import { isRecord, type Json, type JsonRecord } from '../convert/json.ts';
import { type RuleDraft, ruleDraft } from './pack-draft.ts';

export type Countable = {
  readonly pack: string;
  readonly rule: string;
  readonly content: JsonRecord;
  /** Whether it has an offer of its own, so that it can be said whom it would reach. */
  readonly hasOffer: boolean;
};

const WORDS = { 'zh-CN': '-', en: '-' };
const PLAIN_ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

type Known = { readonly offer: string | undefined; readonly lever: string | undefined };

/** What it offers and when: the rule's own, or as far as that is not said, anything that can be read. */
function eventOf({ offerId, lever, channel, delayHours, expireHours }: RuleDraft, known: Known): JsonRecord {
  const isTimed = delayHours !== null && expireHours !== null && expireHours > delayHours;
  const params = {
    offerId: offerId || (known.offer ?? ''),
    channel: channel || 'sms',
    lever: lever || (known.lever ?? ''),
    schedule: isTimed ? { delayHours, expireHours } : { delayHours: 0, expireHours: 168 },
  };
  return { type: 'offer', params };
}

const plainId = (id: string, otherwise: string) => (PLAIN_ID.test(id) ? id : otherwise);

/**
 * One rule as a pack of its own, so that it can be counted and tried while others are unfinished, and before anybody has chosen
 * what it offers: names and offers that are missing do not change whom the conditions choose.
 */
export function countable(rule: Json | undefined, pack: string, known: Known): Countable | null {
  if (!isRecord(rule) || !isRecord(rule.conditions)) return null;
  const draft = ruleDraft(rule, 0);
  const hasOffer = draft.offerId !== '' && draft.lever !== '';
  if (!hasOffer && (known.offer === undefined || known.lever === undefined)) return null;
  const [packId, id] = [plainId(pack, 'draft'), plainId(draft.id, 'rule')];
  const { conditions } = rule;
  const order = draft.priority === null ? {} : { priority: draft.priority };
  const counted = { id, title: WORDS, ...order, conditions, event: eventOf(draft, known) };
  return { pack: packId, rule: id, content: { pack: packId, title: WORDS, rules: [counted] }, hasOffer };
}
