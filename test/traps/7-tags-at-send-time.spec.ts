import { describe, expect, it } from '@jest/globals';
import { aCap, aContactRow } from '../builders/a-contact-row.js';
import { FakeContactLedger } from '../fakes/fake-contact-ledger.js';

const NOW = new Date('2026-11-02T18:00:00Z');
const rules = { caps: [aCap({ max: 1, filter: { tags: ['winter'] } })], operatorZone: 'UTC' };

describe('trap 7: editing a tag rewrites which past sends counted', () => {
  it('trap 7: a contact counts by the tags it was reserved with, whatever they are called later', async () => {
    const ledger = new FakeContactLedger();
    const tags = ['winter'];
    const offer = aContactRow({ outreachId: 'one', runId: 'one', tags: [...tags] });
    await ledger.reserve(offer, rules, NOW);
    await ledger.markSent('c-1', 'one', NOW);
    // The tag of the offer is edited, and the run asks once more for the place it has.
    await ledger.reserve({ ...offer, tags: ['spring'] }, rules, NOW);
    expect((await ledger.rowsOf('c-1')).map((row) => row.tags)).toEqual([['winter']]);
    const next = aContactRow({ outreachId: 'two', runId: 'two', tags: ['winter'] });
    await expect(ledger.reserve(next, rules, NOW)).resolves.toMatchObject({ kind: 'refused' });
    const other = aContactRow({ outreachId: 'three', runId: 'three', tags: ['spring'] });
    await expect(ledger.reserve(other, rules, NOW)).resolves.toMatchObject({ kind: 'reserved' });
  });
});
