import { beforeEach, describe, expect, it } from '@jest/globals';
import { funnelOf } from '../../src/core/measurement/funnel.js';
import type { DecisionStore } from '../../src/flows/ports/decision-store.js';
import type { DecisionsView } from '../../src/flows/ports/decisions-view.js';
import type { FunnelView } from '../../src/flows/ports/funnel-view.js';
import type { OutreachStore } from '../../src/flows/ports/outreach-store.js';
import type { RunStore } from '../../src/flows/ports/run-store.js';
import { anOutreachOf, aRefused, aRun, aScheduled, RUN_ID } from '../builders/a-stored-run.js';

export type Stored = {
  readonly runs: RunStore;
  readonly decisions: DecisionStore;
  readonly outreaches: Pick<OutreachStore, 'plan'>;
  readonly funnel: FunnelView;
  readonly page: DecisionsView;
};

const OTHER = 'win-back|20261103T180000Z';
/** The id of another run that begins with ours. */
const LONGER = `${RUN_ID}0`;

async function fill({ runs, decisions, outreaches }: Stored): Promise<void> {
  await runs.start(aRun({ chunkCount: 2 }), [
    { from: 0, to: 8 },
    { from: 8, to: 16 },
  ]);
  const claim = await runs.claimChunk(RUN_ID, 'evaluate', 0, 'token', 60_000);
  if (!claim) throw new Error('the chunk is free');
  await runs.completeChunk(claim, { counts: { evaluated: 700, matched: 5, refused: {}, scheduled: 2 } });
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
  await outreaches.plan([anOutreachOf('c1', 'planned', OTHER)]);
}

export function describeRunViews(name: string, make: () => Promise<Stored>): void {
  describe(`${name} reads what is stored of a run`, () => {
    let stored: Stored;
    const ids = async (query: Partial<Parameters<DecisionsView['page']>[0]>) =>
      (await stored.page.page({ runId: RUN_ID, after: null, limit: 10, ...query })).map((one) => one.customerId);

    beforeEach(async () => {
      stored = await make();
      await fill(stored);
    });

    it('counts the chunks that are done, the decisions and the outreach of this run only', async () => {
      await expect(stored.funnel.countsOf(RUN_ID)).resolves.toEqual({
        evaluated: 700,
        matched: 5,
        refused: { CONSENT_MISSING: 2, CAP_REACHED: 1 },
        scheduled: 2,
        outreach: [{ channel: 'sms', state: 'planned', count: 2 }],
      });
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
        scheduled: 0,
        outreach: [],
      });
    });

    it('pages through decisions in order of id, none twice', async () => {
      await expect(ids({ limit: 3 })).resolves.toEqual(['c1', 'c2', 'c3']);
      await expect(ids({ limit: 3, after: `${RUN_ID}|c3` })).resolves.toEqual(['c4', 'c5']);
    });

    it('never leaves the run, whatever the cursor says', async () => {
      await expect(ids({ after: '' })).resolves.toHaveLength(5);
      await expect(ids({ after: `${RUN_ID}|c5` })).resolves.toEqual([]);
    });

    it.each([
      ['scheduled', { outcome: 'scheduled' as const }, ['c1', 'c2']],
      ['refused', { outcome: 'refused' as const }, ['c3', 'c4', 'c5']],
      ['of one code', { code: 'CAP_REACHED' }, ['c5']],
      ['of a code nobody ended with', { code: 'OUTRANKED' }, []],
      ['scheduled and of a code', { outcome: 'scheduled' as const, code: 'CAP_REACHED' }, []],
    ])('finds those %s', async (_case, filter, expected) => {
      await expect(ids(filter)).resolves.toEqual(expected);
    });

    it('answers whole decisions', async () => {
      await expect(stored.page.page({ runId: RUN_ID, after: null, limit: 1 })).resolves.toEqual([aScheduled('c1')]);
    });
  });
}
