import type { Words } from '../../kit/locale.js';
import type { OutreachState } from '../../outreach/outreach.js';
import { splitReason } from '../../outreach/outreach-life.js';
import { FUNNEL_WORDS } from '../funnel-words.js';
import { hasWords, wordsOf } from '../say.js';

const STATES: { readonly [S in OutreachState]: Words } = {
  planned: FUNNEL_WORDS.FUNNEL_OPEN,
  claimed: { 'zh-CN': '发送中', en: 'being sent' },
  handed: { 'zh-CN': '发送中', en: 'being sent' },
  sent: FUNNEL_WORDS.FUNNEL_SENT,
  delivered: FUNNEL_WORDS.FUNNEL_DELIVERED,
  failed: FUNNEL_WORDS.FUNNEL_FAILED,
  expired: FUNNEL_WORDS.FUNNEL_EXPIRED,
  cancelled: FUNNEL_WORDS.FUNNEL_CANCELLED,
  unknown: FUNNEL_WORDS.FUNNEL_UNKNOWN,
};

/** Where an outreach is. */
export function outreachStateWords(state: OutreachState): Words {
  return STATES[state];
}

/** A code in two or three words where it is one of refusals, else its sentence; null: nobody wrote any. */
function wordsOfCode(code: string): Words | null {
  if (hasWords(`REFUSED_${code}`)) return wordsOf(`REFUSED_${code}`);
  return hasWords(code) ? wordsOf(code) : null;
}

const without = (text: string) => text.replace(/[。.]$/u, '');

/**
 * Why an outreach waits or ended, in words. What follows the colon of a stored reason is a refusal's code, or the provider's
 * own, which is told as it is: it is what somebody would ask the provider about.
 */
export function outreachReasonWords(reason: string | null): Words | null {
  if (reason === null) return null;
  const { code, detail } = splitReason(reason);
  const said = wordsOfCode(code) ?? { 'zh-CN': code, en: code };
  if (detail === '') return { 'zh-CN': without(said['zh-CN']), en: without(said.en) };
  const more = wordsOfCode(detail) ?? { 'zh-CN': `通道代码 ${detail}`, en: `provider’s code ${detail}` };
  return {
    'zh-CN': `${without(said['zh-CN'])}（${without(more['zh-CN'])}）`,
    en: `${without(said.en)} (${without(more.en)})`,
  };
}
