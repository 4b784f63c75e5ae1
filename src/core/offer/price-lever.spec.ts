import { describe, expect, it } from '@jest/globals';
import { checkPriceLevers } from './price-lever.js';

const lever = (id: string) => ({ id, title: { 'zh-CN': id, en: id } });

describe('price levers', () => {
  it('are each named once', () => {
    expect(checkPriceLevers([lever('gift'), lever('points')])).toEqual([]);
    expect(checkPriceLevers([lever('gift'), lever('gift')])).toMatchObject([{ path: '$[1].id', code: 'ID_TWICE' }]);
  });
});
