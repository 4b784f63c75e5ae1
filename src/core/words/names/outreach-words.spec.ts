import { describe, expect, it } from '@jest/globals';
import { OUTREACH_STATES } from '../../outreach/outreach.js';
import { OUTREACH_REASONS } from '../../outreach/outreach-life.js';
import { outreachReasonWords, outreachStateWords } from './outreach-words.js';

describe('what became of a message', () => {
  it.each(OUTREACH_STATES)('%s has a name', (state) => expect(outreachStateWords(state)['zh-CN']).not.toBe(''));

  it.each(OUTREACH_REASONS)('%s is told in words', (reason) => {
    const said = outreachReasonWords(reason);
    expect(said?.['zh-CN']).not.toContain(reason);
    expect(said?.en).not.toMatch(/[{}.]$|_/);
  });

  it.each([
    [null, null],
    ['NO_VALID_CONTACT', '无有效联系方式'],
    ['PROVIDER_REFUSED:550 5.1.1', '通道拒绝接收（通道代码 550 5.1.1）'],
    ['OFFER_GONE:NOT_OFFERED_HERE', '套餐已不再提供（当地不销售）'],
    ['SOMETHING_NEW', 'SOMETHING_NEW'],
  ])('%s reads %s', (reason, zh) => {
    expect(outreachReasonWords(reason)?.['zh-CN'] ?? null).toBe(zh);
  });
});
