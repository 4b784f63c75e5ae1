import { describe, expect, it } from '@jest/globals';
import { closedSeams, withSeams } from '../../web/src/app/seams.ts';

describe('a value put into a text', () => {
  it.each([
    ['为', '20 GB', '', '为 20 GB'],
    ['为', '高', '', '为高'],
    ['', 'ARPU', '为', 'ARPU 为'],
    ['近 ', '3', ' 个月', '近 3 个月'],
    ['下降', '8%', '以上', '下降 8% 以上'],
    ['“', 'APP', '”的', '“APP”的'],
    ['at least ', '80', ' a month', 'at least 80 a month'],
    ['为', '', '的', '为的'],
  ])('has room beside it where Chinese meets others: %s + %s + %s', (before, value, after, whole) => {
    expect(closedSeams(`${before}${withSeams(value)}${after}`)).toBe(whole);
  });

  it('stands beside another value as beside a text', () => {
    expect(closedSeams(`${withSeams('ARPU')}${withSeams('高于 80')}`)).toBe('ARPU 高于 80');
  });
});
