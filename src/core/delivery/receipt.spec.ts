import { describe, expect, it } from '@jest/globals';
import { parseSmscReceipt, smscOutcome } from './receipt.js';

describe('parseSmscReceipt', () => {
  it.each([
    [
      'the form of the specification',
      'id:7f03 sub:001 dlvrd:001 submit date:2611021800 done date:2611021801 stat:DELIVRD err:000 text:Hello',
      { id: '7f03', stat: 'DELIVRD', err: '000' },
    ],
    ['capital names and another order', 'STAT:undeliv ERR:0B1 ID:12-ab', { id: '12-ab', stat: 'UNDELIV', err: '0B1' }],
    ['no error code', 'id:1 stat:ENROUTE', { id: '1', stat: 'ENROUTE', err: '000' }],
    ['an answer from a person', 'STOP', null],
    ['a receipt of nothing', 'stat:DELIVRD err:000', null],
  ])('%s', (_case, text, expected) => {
    expect(parseSmscReceipt(text)).toEqual(expected);
  });
});

describe('smscOutcome', () => {
  it.each([
    ['DELIVRD', 'delivered'],
    ['EXPIRED', 'failed'],
    ['DELETED', 'failed'],
    ['UNDELIV', 'failed'],
    ['REJECTD', 'failed'],
    ['ENROUTE', null],
    ['ACCEPTD', null],
    ['UNKNOWN', null],
    ['constructor', null],
  ])('of %s is %s', (stat, expected) => {
    expect(smscOutcome(stat)).toBe(expected);
  });
});
