import type { Words } from '../../../core/kit/locale.js';
import type { FunnelRow } from '../../../core/measurement/funnel.js';
import { wordsOf } from '../words.js';

/** What a row is called in both languages: a refusal by its code, a channel by its name, a step by its own. */
export function wordsOfRow({ step, code, channel }: FunnelRow): Words {
  if (step === 'refused' && code !== null) return wordsOf(code);
  const key = step === 'channel' ? `channel_${channel}` : `funnel_${step}`;
  return wordsOf(key.toUpperCase().replaceAll('-', '_'));
}
