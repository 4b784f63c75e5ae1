import { describe, expect, it } from '@jest/globals';
import { STAGES } from '../policy/refusal.js';
import { POLICY_WORDS, stageKey } from './policy.js';

describe('texts', () => {
  it.each(STAGES)('the stage %s has a name', (stage) => {
    expect(POLICY_WORDS[stageKey(stage)].en).not.toBe('');
  });

  it.each(Object.entries(POLICY_WORDS))('%s asks for the same values in both languages', (_code, words) => {
    const params = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    expect(params(words['zh-CN'])).toEqual(params(words.en));
  });
});
