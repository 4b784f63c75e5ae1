import { describe, expect, it } from '@jest/globals';
import { aResponse } from '../../../test/builders/a-response.js';
import { takenBeside } from './taken-beside.js';

const NOW = new Date('2026-11-02T18:00:00Z');
const at = new Date('2026-11-01T18:00:00Z');
const OFFERS = new Map(
  ['gift', 'rebate', 'other'].map((id) => [id, { exclusionGroups: [id === 'other' ? 'b' : 'a'] }]),
);
const wish = { id: 'now', offer: { id: 'gift', exclusionGroups: ['a'] }, now: NOW };

describe('a second offer of a group', () => {
  it.each([
    ['is stopped by one that was taken', { offerId: 'rebate', outcome: 'accepted' }, 'rebate'],
    ['is stopped by the same taken before', { offerId: 'gift', outcome: 'accepted' }, 'gift'],
    ['is not stopped by itself, told again', { id: 'now', offerId: 'gift', outcome: 'accepted' }, undefined],
    ['is not stopped by one that was declined', { offerId: 'rebate', outcome: 'declined' }, undefined],
    ['is not stopped by one of another group', { offerId: 'other', outcome: 'accepted' }, undefined],
  ] as const)('%s', (_case, said, have) => {
    expect(takenBeside(wish, [aResponse({ at, ...said })], OFFERS)?.have).toBe(have);
  });
});
