import { expect, it } from '@jest/globals';
import { checkReasons, type Reason } from './reason.js';

const aReason = (code: string): Reason => ({ code, title: { 'zh-CN': code, en: code }, explains: ['loss'] });

it('a code stands for one reason', () => {
  expect(checkReasons([aReason('price'), aReason('moved')])).toEqual([]);
  expect(checkReasons([aReason('price'), aReason('price')])).toEqual([
    { path: '$[1].code', code: 'ID_TWICE', params: { id: 'price' } },
  ]);
});
