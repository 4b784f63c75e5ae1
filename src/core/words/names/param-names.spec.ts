import { describe, expect, it } from '@jest/globals';
import { wordsOf } from '../say.js';
import { paramName } from './param-names.js';

describe('codes in messages', () => {
  it.each([
    [
      'CAMPAIGN_CHANGE_NOT_ALLOWED',
      { campaign: 'a-1', from: 'draft', to: 'paused' },
      '活动“a-1”不能从草稿变为已暂停。',
    ],
    ['OFFER_NOT_WRITABLE', { state: 'live', allowed: 'idea, design' }, '套餐处于上市，内容只能在创意、设计阶段修改。'],
    ['OFFER_WORDING_LACKS', { channel: 'call-list', locale: 'en' }, '提交审批前须备齐渠道外呼的文案（语言：英文）。'],
    ['WRONG_TYPE', { expected: 'text', found: 'object' }, '类型有误：应为文字，实际是一组字段。'],
    ['INPUT_NOT_IN_LIST', { values: 'marketer, approver' }, '只能是：营销人员、审批人员。'],
    ['INPUT_NOT_IN_LIST', { values: 'marketer, whatever' }, '只能是：marketer, whatever。'],
    ['VALUE_NOT_ALLOWED', { value: '', allowed: 'a, b' }, '“”不可用，可选：a, b。'],
    [
      'VALUE_NOT_ALLOWED',
      { value: 'X', allowed: 'p, q', 'allowed.zh-CN': '潜在、在网', 'allowed.en': 'prospects, customers' },
      '“X”不可用，可选：潜在、在网。',
    ],
  ])('%s %j', (code, params, zh) => {
    expect(wordsOf(code, params)['zh-CN']).toBe(zh);
  });

  it('leave alone what is no code', () => {
    expect(paramName('UNKNOWN_FACT', 'fact', 'draft', 'zh-CN')).toBe('draft');
    expect(paramName('toString', 'constructor', 'x', 'en')).toBe('x');
  });
});
