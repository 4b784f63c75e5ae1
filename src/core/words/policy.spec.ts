import { describe, expect, it } from '@jest/globals';
import { REFUSAL_CODES, STAGES } from '../policy/refusal.js';
import { POLICY_WORDS, refusalWords, stageKey } from './policy.js';

describe('refusals in words', () => {
  it('show the values that were compared', () => {
    const words = refusalWords({ code: 'CAP_REACHED', component: 'weekly', have: 2, need: 2 });
    expect(words).toEqual({
      'zh-CN': '接触频次上限“weekly”已满：窗口内已有 2 次，最多 2 次。',
      en: 'The contact cap “weekly” is used up: 2 in its window, at most 2.',
    });
  });

  it.each(Object.values(REFUSAL_CODES).flat())('%s leaves no gap in its sentence', (code) => {
    const words = refusalWords({ code, component: 'it', have: null, need: null });
    expect(`${words['zh-CN']}${words.en}`).not.toMatch(/[{}]|undefined/);
  });
});

describe('texts', () => {
  it.each(STAGES)('the stage %s has a name', (stage) => {
    expect(POLICY_WORDS[stageKey(stage)].en).not.toBe('');
  });

  it.each(Object.entries(POLICY_WORDS))('%s asks for the same values in both languages', (_code, words) => {
    const params = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    expect(params(words['zh-CN'])).toEqual(params(words.en));
  });
});
