import { beforeEach, describe, expect, it } from '@jest/globals';
import { NO_COUNTS } from '../../src/core/campaign/run.js';
import type { UnnamedBar } from '../../src/core/decision/run/chunk-members.js';
import { funnelOf, statesBehind } from '../../src/core/measurement/funnel.js';
import type { DecisionStore } from '../../src/flows/ports/decision-store.js';
import type { DecisionsView } from '../../src/flows/ports/decisions-view.js';
import type { CampaignOutreachQuery, CountedChunk, FunnelView } from '../../src/flows/ports/funnel-view.js';
import type { OutreachStore } from '../../src/flows/ports/outreach-store.js';
import type { RunStore } from '../../src/flows/ports/run-store.js';
import { anOutreachOf, aRefused, aRun, aScheduled, publicIdOf, RUN_ID } from '../builders/a-stored-run.js';

export type Stored = {
  readonly runs: RunStore;
  readonly decisions: DecisionStore;
  readonly outreaches: Pick<OutreachStore, 'plan'>;
  readonly funnel: FunnelView;
  readonly page: DecisionsView;
};

const OTHER = 'win-back|20261103T180000Z';
const EVENT_ID = 'event|recharge-1';
/** The id of another run that begins with ours. */
const LONGER = `${RUN_ID}0`;

async function fill({ runs, decisions, outreaches }: Stored): Promise<void> {
  await runs.start(aRun({ chunkCount: 2 }), [
    { from: 0, to: 8 },
    { from: 8, to: 16 },
  ]);
  const refused = { CONSENT_MISSING: 2, CAP_REACHED: 1 };
  for (const [seq, scheduled] of [2, 0].entries()) {
    const claim = await runs.claimChunk(RUN_ID, 'evaluate', seq, 'token', 60_000);
    if (!claim) throw new Error('the chunk is free');
    const counts =
      seq === 0 ? { evaluated: 700, matched: 5, refused, scheduled } : { ...NO_COUNTS, evaluated: 9, matched: 3 };
    await runs.completeChunk(claim, { counts });
  }
  await decisions.save([
    aScheduled('c1'),
    aScheduled('c2'),
    aRefused('c3', 'consent', 'CONSENT_MISSING'),
    aRefused('c4', 'consent', 'CONSENT_MISSING'),
    aRefused('c5', 'cap', 'CAP_REACHED'),
    aScheduled('c1', OTHER),
    aScheduled('c9', LONGER),
  ]);
  await outreaches.plan([anOutreachOf('c1', 'planned'), anOutreachOf('c2', 'planned')]);
  await outreaches.plan([{ ...anOutreachOf('c1', 'planned', OTHER), publicId: publicIdOf('out', 'other') }]);
}

export function describeRunViews(name: string, make: () => Promise<Stored>): void {
  describe(`${name} reads what is stored of a run`, () => {
    let stored: Stored;

    beforeEach(async () => {
      stored = await make();
      await fill(stored);
    });

    it('counts what the chunks of this run have counted, and its outreach', async () => {
      await expect(stored.funnel.countsOf(RUN_ID)).resolves.toEqual({
        evaluated: 709,
        matched: 8,
        refused: { CONSENT_MISSING: 2, CAP_REACHED: 1 },
        undecided: 3,
        scheduled: 2,
        outreach: [{ channel: 'sms', state: 'planned', count: 2 }],
      });
    });

    it('names the chunks that a bar is the sum of, from one on', async () => {
      const chunks = async (bar: UnnamedBar, from: number) => {
        const found: CountedChunk[] = [];
        for await (const chunk of stored.funnel.chunksOf(RUN_ID, bar, from)) found.push(chunk);
        return found;
      };
      const both = [
        { seq: 0, count: 700 },
        { seq: 1, count: 9 },
      ];
      await expect(chunks('evaluated', 0)).resolves.toEqual(both);
      await expect(chunks('evaluated', 1)).resolves.toEqual(both.slice(1));
      await expect(chunks('matched', 1)).resolves.toEqual([{ seq: 1, count: 3 }]);
      await expect(chunks('undecided', 0)).resolves.toEqual([{ seq: 1, count: 3 }]);
      await expect(chunks('undecided', 2)).resolves.toEqual([]);
    });

    it('counts what a campaign planned in the runs it is asked for, by channel and state', async () => {
      const count = (...ids: readonly string[]) => stored.funnel.outreachOf('win-back', ids);
      await expect(count(RUN_ID)).resolves.toEqual([{ channel: 'sms', state: 'planned', count: 2 }]);
      await expect(count(LONGER, RUN_ID)).resolves.toEqual([{ channel: 'sms', state: 'planned', count: 2 }]);
      await expect(count()).resolves.toEqual([]);
      await expect(stored.funnel.outreachOf('other', [RUN_ID])).resolves.toEqual([]);
    });

    const held = { campaignId: 'win-back', states: statesBehind('open'), channel: null } as const;

    it('tells which runs have messages of a campaign in a state, on a channel', async () => {
      const all = [RUN_ID, OTHER, LONGER];
      const having = async (asked: object, ids = all) => [
        ...(await stored.funnel.runsWith({ ...held, ...asked }, ids)),
      ];
      expect((await having({})).sort()).toEqual([RUN_ID, OTHER].sort());
      await expect(having({}, [OTHER, LONGER])).resolves.toEqual([OTHER]);
      await expect(having({ channel: 'email' })).resolves.toEqual([]);
      await expect(having({ states: statesBehind('sent') })).resolves.toEqual([]);
      await expect(having({ campaignId: 'other' })).resolves.toEqual([]);
    });

    it('lists the messages of a campaign in one run by id, and those of events apart', async () => {
      const ids = async (asked: Partial<CampaignOutreachQuery>) =>
        (await stored.funnel.campaignOutreach({ ...held, of: { runId: RUN_ID }, after: null, limit: 9, ...asked })).map(
          ({ id }) => id,
        );
      const [first, second] = [anOutreachOf('c1', 'planned').id, anOutreachOf('c2', 'planned').id];
      const onEvent = anOutreachOf('c3', 'planned', EVENT_ID);
      await stored.outreaches.plan([{ ...onEvent, event: 'recharge-1' }]);
      await expect(ids({})).resolves.toEqual([first, second]);
      await expect(ids({ limit: 1 })).resolves.toEqual([first]);
      await expect(ids({ after: first })).resolves.toEqual([second]);
      await expect(ids({ after: second })).resolves.toEqual([]);
      await expect(ids({ of: { runId: OTHER } })).resolves.toEqual([anOutreachOf('c1', 'planned', OTHER).id]);
      await expect(ids({ channel: 'email' })).resolves.toEqual([]);
      await expect(ids({ of: 'events' })).resolves.toEqual([onEvent.id]);
    });

    it('finds the runs of a campaign, newest first', async () => {
      const of = async (campaignId: string) => (await stored.runs.ofCampaign(campaignId)).map(({ id }) => id);
      const { ruleVersion } = aRun();
      const shared = (day: number, ...ids: readonly string[]) =>
        aRun({
          ...{ id: `all|2026110${day}T180000Z`, campaignId: 'all', chunkCount: 0 },
          startedAt: new Date(`2026-11-0${day}T18:00:00Z`),
          campaigns: ids.map((campaignId) => ({ campaignId, ruleVersion })),
        });
      for (const run of [shared(3, 'other'), shared(4, 'other', 'win-back')]) await stored.runs.start(run, []);
      await expect(of('win-back')).resolves.toEqual(['all|20261104T180000Z', RUN_ID]);
      await expect(of('other')).resolves.toEqual(['all|20261104T180000Z', 'all|20261103T180000Z']);
      await expect(of('nothing')).resolves.toEqual([]);
    });

    it('names as many behind a row as it counts, page by page', async () => {
      const asked = { runId: RUN_ID, channel: 'sms', limit: 1 } as const;
      const planned = statesBehind('open');
      const first = await stored.funnel.outreachPage({ ...asked, states: planned, after: null });
      const second = await stored.funnel.outreachPage({ ...asked, states: planned, after: first.next });
      expect([first, second].map(({ items }) => items.map(({ customerId }) => customerId))).toEqual([['c1'], ['c2']]);
      expect([first.next === null, second.next]).toEqual([false, null]);
      expect(first.items).toEqual([anOutreachOf('c1', 'planned')]);
      const nobody = { items: [], next: null };
      const sent = { ...asked, states: statesBehind('sent'), after: null };
      await expect(stored.funnel.outreachPage(sent)).resolves.toEqual(nobody);
      const mailed = { ...asked, channel: 'email', states: planned, after: null } as const;
      await expect(stored.funnel.outreachPage(mailed)).resolves.toEqual(nobody);
    });

    it('gives counts whose sums hold', async () => {
      const { identities } = funnelOf(await stored.funnel.countsOf(RUN_ID));
      expect(identities.map(({ whole, holds }) => [whole, holds])).toEqual([
        ['matched', true],
        ['scheduled', true],
        ['sms', true],
        ['sms.sent', true],
      ]);
    });

    it('a run nobody knows is all noughts', async () => {
      await expect(stored.funnel.countsOf('nothing|20261102T180000Z')).resolves.toEqual({
        evaluated: 0,
        matched: 0,
        refused: {},
        undecided: 0,
        scheduled: 0,
        outreach: [],
      });
    });

    it('tells how the decisions of a chunk ended', async () => {
      const ends = [...(await stored.page.endsOf(RUN_ID, 0))].sort((a, b) => (a.id < b.id ? -1 : 1));
      expect(ends).toEqual([
        { id: `${RUN_ID}|c1`, customerId: 'c1', code: null },
        { id: `${RUN_ID}|c2`, customerId: 'c2', code: null },
        { id: `${RUN_ID}|c3`, customerId: 'c3', code: 'CONSENT_MISSING' },
        { id: `${RUN_ID}|c4`, customerId: 'c4', code: 'CONSENT_MISSING' },
        { id: `${RUN_ID}|c5`, customerId: 'c5', code: 'CAP_REACHED' },
      ]);
      await expect(stored.page.endsOf(RUN_ID, 1)).resolves.toEqual([]);
    });

    it('answers whole decisions by their ids', async () => {
      await expect(stored.page.find([`${RUN_ID}|c1`, 'nobody'])).resolves.toEqual([aScheduled('c1')]);
      await expect(stored.page.find([])).resolves.toEqual([]);
    });
  });
}
