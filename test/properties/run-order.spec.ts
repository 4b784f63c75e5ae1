import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FactSheet } from '../../src/core/facts/fact-sheet.js';
import { aCap } from '../builders/a-contact-row.js';
import { anOffer } from '../builders/an-offer.js';
import { aRival, aRunOfAll, HIGH, REACHABLE } from '../flows/all-campaigns.world.js';
import { aWorld, rule } from '../flows/run.world.js';

const STAGES = ['B', 'C', 'D'] as const;
const OFFERS = ['o-1', 'o-2', 'o-3', 'o-4'].map((id) => anOffer({ id, value: 500 }));
const title = { 'zh-CN': '短信', en: 'Texts' };

/** Rules that are worth the same, so that every tie there can be is one: their ids alone tell them apart. */
const RULES = STAGES.flatMap((stage, index) =>
  (['sms', 'email'] as const).map((channel) => {
    const conditions = { all: [HIGH, { fact: 'lifecycleStage', operator: 'equal', value: stage }] };
    return rule(`r-${stage}-${channel}`, conditions, `o-${index + 1}`, channel);
  }),
);

const CASE = fc.record({
  people: fc.array(
    fc.record({ home: fc.option(fc.integer({ min: 0, max: 2 }), { nil: null }), stage: fc.constantFrom(...STAGES) }),
    { minLength: 2, maxLength: 10 },
  ),
  texts: fc.integer({ min: 0, max: 4 }),
  mails: fc.integer({ min: 0, max: 4 }),
  chunks: fc.integer({ min: 1, max: 3 }),
});
const shuffled = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length });

type Case = typeof CASE extends fc.Arbitrary<infer C> ? C : never;
type Order = { readonly rules: typeof RULES; readonly offers: typeof OFFERS; readonly turn: boolean };
const AS_WRITTEN: Order = { rules: RULES, offers: OFFERS, turn: false };

async function cameTo({ people, texts, mails, chunks }: Case, { rules, offers, turn }: Order) {
  const turned = <T>(items: readonly T[]) => (turn ? items.toReversed() : [...items]);
  const rivals = turned([
    aRival('one', rules),
    aRival(
      'two',
      rules.map((one) => ({ ...one, id: `${one.id}-too` })),
    ),
  ]);
  const sheets = people.map(({ home, stage }, index): [string, FactSheet] => [
    `p-${index}`,
    { ...REACHABLE, lifecycleStage: stage, householdId: home === null ? null : `h-${home}` },
  ]);
  const run = aRunOfAll(rivals, chunks);
  const world = await aWorld(
    { all: [{ fact: 'lifecycleStage', operator: 'equal', value: 'A' }] },
    {
      ...{ of: run, also: rivals, offers, people: Object.fromEntries(turned(sheets)) },
      caps: [aCap({ id: 'house', scope: 'household', max: 1 })],
      capacities: turned([
        { id: 'texts', title, limit: texts, takes: { sms: 1 } },
        { id: 'mails', title, limit: mails, takes: { email: 1 } },
      ]),
    },
  );
  await world.all();
  const { outreach, run: ended } = await world.left();
  expect(ended?.state).toBe('done');
  const sent = outreach.map(({ customerId, campaignId, ruleId, channel }) =>
    [customerId, campaignId, ruleId, channel].join(' '),
  );
  return { sent: sent.sort(), refused: ended?.counts.refused };
}

it('a run decides the same whatever the order of campaigns, rules, offers and customers', async () => {
  const both = fc.record({
    one: CASE,
    order: fc.record({ rules: shuffled(RULES), offers: shuffled(OFFERS), turn: fc.boolean() }),
  });
  await fc.assert(
    fc.asyncProperty(both, async ({ one, order }) => {
      expect(await cameTo(one, order)).toEqual(await cameTo(one, AS_WRITTEN));
    }),
    { numRuns: 40 },
  );
});
