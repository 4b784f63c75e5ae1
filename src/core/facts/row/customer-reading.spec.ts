import { describe, expect, it } from '@jest/globals';
import { aFactSource } from '../../../../test/builders/a-customer.js';
import { Clock } from './clock.js';
import { CustomerReading, monthsBefore } from './customer-reading.js';

const clock = new Clock({ now: new Date('2026-11-02T18:00:00Z'), today: '2026-11-02', zone: 'UTC' });
const usage = ['2026-09', '2026-11', '2026-10', '2026-08'].map((month, index) => ({ month, revenue: index }));
const NOVEMBER = 2026 * 12 + 10;
const END = Date.parse('2026-12-01T00:00:00Z');

it('full months, the newest first, whatever their order; a gap is a gap', () => {
  const months = monthsBefore(usage, NOVEMBER);
  expect(months.slice(0, 4).map((month) => month?.revenue)).toEqual([2, 0, 3, undefined]);
  expect(months).toHaveLength(24);
});

it('of two for one month the later in the list counts', () => {
  expect(monthsBefore([...usage, { month: '2026-10', revenue: 9 }], NOVEMBER)[0]?.revenue).toBe(9);
});

it.each(['2026-1', '2026-13', '2026-00', '2026/10', 'x026-10', '2026-10-01'])('%s is no month', (month) => {
  expect(monthsBefore([{ month, revenue: 1 }], NOVEMBER).every((one) => one === undefined)).toBe(true);
});

describe('months of service', () => {
  it.each([
    ['of those who left, before they left and for good', 'former', '2026-09-10', '2026-09', Number.POSITIVE_INFINITY],
    ['of those who left this month, up to now', 'former', '2026-11-01', '2026-10', END],
    ['of those who came back, up to now', 'recalled', '2026-09-10', '2026-10', END],
    ['of those who have yet to leave, up to now', 'former', '2026-12-10', '2026-10', END],
  ] as const)('%s', (_case, relationship, exitDate, newest, until) => {
    const reading = new CustomerReading(aFactSource({ relationship, basic: { exitDate }, usage }), clock);
    expect([reading.months[0]?.month, reading.monthsHold]).toEqual([newest, until]);
  });

  it('of whom nothing is known hold for ever', () => {
    expect(new CustomerReading(aFactSource({ usage: [] }), clock).monthsHold).toBe(Number.POSITIVE_INFINITY);
  });
});

it('what one step after another asks is worked out once', () => {
  let times = 0;
  const asks = () => {
    times += 1;
    return times;
  };
  const reading = new CustomerReading(aFactSource(), clock);
  expect([reading.once(asks), reading.once(asks), reading.once(() => 'other'), reading.once(asks)]).toEqual([
    1,
    1,
    'other',
    2,
  ]);
});
