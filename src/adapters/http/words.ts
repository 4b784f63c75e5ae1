import type { Words } from '../../core/kit/locale.js';
import { API_WORDS, FUNNEL_WORDS } from '../../core/words/api.js';

type Params = Readonly<Record<string, string | number>>;
const ALL: Readonly<Record<string, Words>> = { ...API_WORDS, ...FUNNEL_WORDS };

function fill(text: string, params: Params): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

export function wordsOf(code: string, params: Params = {}): Words {
  const words = ALL[code] ?? { 'zh-CN': code, en: code };
  return { 'zh-CN': fill(words['zh-CN'], params), en: fill(words.en, params) };
}
