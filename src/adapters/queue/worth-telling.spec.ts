import { describe, expect, it } from '@jest/globals';
import { worthTelling } from './worth-telling.js';

describe('of a report is told', () => {
  const fault = { channel: 'sms', name: 'Error', code: 'ECONNRESET' };

  it.each<[string, unknown, unknown]>([
    ['what it counts', { rung: 3, finished: 0, filled: 1 }, { rung: 3, filled: 1 }],
    ['every fault', { sent: 0, faults: [fault] }, { faults: [fault] }],
    ['nothing when nothing was done', { sent: 0, faults: [] }, null],
    ['nothing when there is none', undefined, null],
    ['nothing when it is a word', 'done', null],
  ])('%s', (_what, report, told) => {
    expect(worthTelling(report)).toEqual(told);
  });
});
