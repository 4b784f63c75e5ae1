import { describe, expect, it } from '@jest/globals';
import { startOf } from './holds-until.js';

const asOf = { now: new Date('2026-11-02T18:00:00Z'), today: '2026-11-02' };
const inZone = (zone: string) => ({ ...asOf, zone });

describe('the instant a day begins', () => {
  it.each([
    ['in UTC where no zone is said', asOf, '2026-11-03T00:00:00.000Z'],
    ['in Shanghai', inZone('Asia/Shanghai'), '2026-11-02T16:00:00.000Z'],
    ['in Los Angeles', inZone('America/Los_Angeles'), '2026-11-03T08:00:00.000Z'],
  ])('%s', (_case, clock, expected) => {
    expect(startOf('2026-11-03', clock).toISOString()).toBe(expected);
  });
});
