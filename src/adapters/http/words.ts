import type { Words } from '../../core/kit/locale.js';
import { hasWords, type WordParams, wordsOf } from '../../core/words/say.js';

/** A code in both languages. A code without words is shown as it is: an error must never fail on its own text. */
export function wordsOrCode(code: string, params?: WordParams): Words {
  return hasWords(code) ? wordsOf(code, params) : { 'zh-CN': code, en: code };
}
