import type { FactDefinition } from '../../../core/facts/fact-catalogue.js';
import type { Words } from '../../../core/kit/locale.js';
import { ABSENT, NO_STAGE, NOT_KNOWN } from '../../../core/lifecycle/migration.js';
import { wordsOf } from '../../../core/words/say.js';

/** What a stage or a class is called, or what stands beside them. */
export function titleOf(fact: FactDefinition | null | undefined, value: string): Words {
  if (value === NO_STAGE || value === ABSENT || value === NOT_KNOWN) return wordsOf(`lifecycle.${value}`);
  return fact?.valueLabels?.[value] ?? { 'zh-CN': value, en: value };
}
