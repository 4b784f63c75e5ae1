import { describe, expect, it } from '@jest/globals';
import type { ContactLedger } from '../../src/flows/ports/contact-ledger.js';
import { RecordReply } from '../../src/flows/record-reply.js';
import { aCap, aContactPolicy } from '../builders/a-contact-row.js';
import { anOffered, aPrompt } from '../builders/a-prompt.js';
import { SHIPPED_RETRY } from '../builders/shipped-retry.js';
import { answersTo, STILL_OFFERED } from '../builders/told-answers.js';
import { FakeAuditLog } from '../fakes/fake-audit-log.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakeContactLedger } from '../fakes/fake-contact-ledger.js';
import { FakeResponseStore } from '../fakes/fake-response-store.js';
import { REACHABLE } from './all-campaigns.world.js';
import { aWorld, RUN } from './run.world.js';

const TWO_A_WEEK = [aCap({ max: 2 })];
const RULES = { retry: SHIPPED_RETRY, reasons: [], policy: aContactPolicy({ caps: TWO_A_WEEK }) } as never;
const CALL_BACK_AT = '2026-11-05T18:00:00Z';

/** An agent tells what the customer of a prompt said of an offer of such priority. */
async function saidOf(request: string, ledger: ContactLedger, priority: number, ...kinds: readonly string[]) {
  const clock = new FakeClock();
  clock.set(RUN.cutOff);
  const live = {
    at: async () => ({ caps: { caps: TWO_A_WEEK, operatorZone: 'UTC' }, decision: { offers: new Map() } }),
  };
  const answers = answersTo(new FakeResponseStore(), ledger, RULES);
  const replies = new RecordReply(answers, STILL_OFFERED, ledger, live as never, RULES, new FakeAuditLog(), clock);
  const prompt = aPrompt({
    request,
    customerId: 'ann',
    outcome: { kind: 'offered', offers: [anOffered({ priority })] },
  });
  for (const kind of kinds) {
    const callBackAt = kind === 'call-back' ? { callBackAt: CALL_BACK_AT } : {};
    await replies.run({ prompt, json: { ruleId: 'high-decline', kind, ...callBackAt }, by: 'agent' });
  }
}

const said = (ledger: ContactLedger, priority: number, ...kinds: readonly string[]) =>
  saidOf('request-1', ledger, priority, ...kinds);

/** What the night's run, whose contact is worth 900, does with the customer. */
async function theRun(ledger: ContactLedger) {
  const world = await aWorld(undefined, { people: { ann: REACHABLE }, caps: TWO_A_WEEK, ledger });
  await world.all();
  const { outreach, contacts } = await world.left();
  const found = await world.recorded.find(RUN.id, 'ann');
  const left = found?.decision.candidates.map((candidate) => candidate.left?.refusals[0]);
  return { outreach, left, rows: contacts.flat() };
}

describe('a customer who asks to be called back', () => {
  it('is left room for the call: what is less urgent is refused, and the plan is named', async () => {
    const ledger = new FakeContactLedger();
    await said(ledger, 1_200, 'presented', 'call-back');
    const { outreach, left, rows } = await theRun(ledger);
    expect(outreach).toEqual([]);
    expect(left).toContainEqual(
      expect.objectContaining({
        ...{ code: 'CAP_KEPT_FREE', have: 2, need: 2 },
        takenBy: expect.stringContaining('high-decline'),
      }),
    );
    expect(rows).toMatchObject([
      { status: 'sent', engaged: [{ kind: 'replied' }] },
      { status: 'planned', at: new Date(CALL_BACK_AT), priority: 1_200 },
    ]);
  });

  it.each<[string, number, readonly string[]]>([
    ['it is less urgent than what the run has', 100, ['presented', 'call-back']],
    ['they have answered since', 1_200, ['presented', 'call-back', 'accepted']],
    ['they asked for no call', 1_200, ['presented']],
  ])('keeps nothing free where %s', async (_case, priority, kinds) => {
    const ledger = new FakeContactLedger();
    await said(ledger, priority, ...kinds);
    const { outreach } = await theRun(ledger);
    expect(outreach).toHaveLength(1);
  });

  it('is called by presenting the same offer under a prompt of its own, and nothing is kept free any more', async () => {
    const ledger = new FakeContactLedger();
    await said(ledger, 1_200, 'presented', 'call-back');
    await saidOf('request-2', ledger, 1_100, 'presented');
    const rows = await ledger.rowsOf('ann');
    expect(rows.map(({ status }) => status)).toEqual(['sent', 'released', 'sent']);
    expect(rows[1]).toMatchObject({ releasedBecause: 'CALLED_BACK', releasedFrom: 'planned' });
  });
});
