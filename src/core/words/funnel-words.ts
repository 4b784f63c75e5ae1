import type { Words } from '../kit/locale.js';
import type { FunnelRow } from '../measurement/funnel.js';
import { FUNNEL_WORDS } from './api.js';

/** The key of a row's name: a refusal by its code, a channel by its own name, anything else by its step. */
export function funnelKey({ step, code, channel }: Pick<FunnelRow, 'step' | 'code' | 'channel'>): string {
  const name = step === 'refused' ? `refused_${code}` : step === 'channel' ? `channel_${channel}` : `funnel_${step}`;
  return name.toUpperCase().replaceAll('-', '_');
}

/** A row's name in both languages; a code of no list is its own name. */
export function funnelRowWords(row: Pick<FunnelRow, 'step' | 'code' | 'channel'>): Words {
  const key = funnelKey(row);
  const names: Readonly<Record<string, Words>> = FUNNEL_WORDS;
  return names[key] ?? { 'zh-CN': row.code ?? key, en: row.code ?? key };
}
