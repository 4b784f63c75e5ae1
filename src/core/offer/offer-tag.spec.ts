import { expect, it } from '@jest/globals';
import { offerTag } from './offer-tag.js';

const AT = '2026-11-02T18:00:00.000Z';
const LATER = '2026-11-02T18:00:01.000Z';
const steps = (...ats: readonly (string | Date)[]) => ({ life: { history: ats.map((at) => ({ at })) } });

it('is nought before anything was done to it', () => {
  expect([offerTag({}), offerTag(steps())]).toEqual(['0', '0']);
});

it('is another after every step, and where it began anew', () => {
  const tags = [steps(AT), steps(AT, AT), steps(LATER)].map(offerTag);
  expect(new Set(tags).size).toBe(3);
});

it('is the same of an instant and of its text', () => {
  expect(offerTag(steps(new Date(AT)))).toBe(offerTag(steps(AT)));
});
