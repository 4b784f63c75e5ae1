import { describe, expect, it } from '@jest/globals';
import { aCap, aContactRow } from '../builders/a-contact-row.js';
import { FakeContactLedger } from '../fakes/fake-contact-ledger.js';

const NOW = new Date('2026-11-02T18:00:00Z');
const rules = { caps: [aCap({ max: 1 })], operatorZone: 'UTC' };

describe('trap 2: counters that move at delivery', () => {
  it('trap 2: of two near-simultaneous contacts the second meets the first, though nothing was delivered yet', async () => {
    const ledger = new FakeContactLedger();
    const rows = ['one', 'two'].map((id) => aContactRow({ outreachId: id, runId: id }));
    const answers = await Promise.all(rows.map((row) => ledger.reserve(row, rules, NOW)));
    expect(answers.map(({ kind }) => kind)).toEqual(['reserved', 'refused']);
    expect((await ledger.rowsOf('c-1')).map(({ status }) => status)).toEqual(['reserved']);
  });

  it('trap 2: a contact that goes out late counts where it goes out, or does not go out', async () => {
    const ledger = new FakeContactLedger();
    await ledger.reserve(aContactRow({ outreachId: 'one', runId: 'one' }), rules, NOW);
    const next = aContactRow({ outreachId: 'two', runId: 'two', dueAt: new Date('2026-11-09T18:00:00Z') });
    await expect(ledger.reserve(next, rules, NOW)).resolves.toMatchObject({ kind: 'reserved' });
    const late = new Date('2026-11-09T17:00:00Z');
    await expect(ledger.handOver('c-1', 'one', late, rules)).resolves.toMatchObject({
      kind: 'refused',
      refusals: [{ code: 'CAP_REACHED' }],
    });
  });
});
