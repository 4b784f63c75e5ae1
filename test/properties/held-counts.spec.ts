import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadRuleFiles } from '../../src/adapters/files/rule-files.js';
import { CHANNELS } from '../../src/core/customer/consent.js';
import { decisionFrame, gatesAsked, matchedRule } from '../../src/core/decision/decision-frame.js';
import { PreviewCount } from '../../src/core/decision/preview.js';
import { OpenGates, ReachCount } from '../../src/core/decision/reach/reach-count.js';
import { CountMemory } from '../../src/core/decision/reach/step-rows.js';
import { asOfEach, deriveFacts, type FactSource } from '../../src/core/facts/derive-facts.js';
import { blockOf } from '../../src/core/facts/fact-block.js';
import type { FactSheet } from '../../src/core/facts/fact-sheet.js';
import { isContactFact } from '../../src/core/facts/identity/contact-state.js';
import { dayIn } from '../../src/core/kit/zone.js';
import type { Offer } from '../../src/core/offer/offer.js';
import { scalarKernel } from '../../src/core/rules/columns/scalar-kernel.js';
import { FunnelCount, funnelPlan } from '../../src/core/rules/distance/audience-funnel.js';
import { HeldFunnel } from '../../src/core/rules/distance/held-funnel.js';
import { evaluateRow } from '../../src/core/rules/evaluate-row.js';
import { CompiledVersions } from '../../src/core/rules/guarded/compiled-versions.js';
import { BitProgram } from '../../src/core/rules/held/bit-program.js';
import { LeafBits } from '../../src/core/rules/held/leaf-bits.js';
import { compilePack } from '../../src/core/rules/program.js';
import type { Rule, RulePack } from '../../src/core/rules/rule-pack.js';
import { aHoldouts } from '../builders/a-holdouts.js';
import { aRule, aRulePack } from '../builders/a-rule-pack.js';
import { FIELD_FACTS, FIELD_LISTS } from '../builders/field-facts.js';
import { anyCondition, dirtySheet, TODAY } from './any-condition.js';
import { AS_OF, anySource } from './any-source.js';

const { business, packs, offers: shipped } = await loadRuleFiles('rules');
const versions = new CompiledVersions(business, scalarKernel);
const NAMES = [...business.catalogue.keys()].filter((fact) => !isContactFact(fact));
const idsOf = (rows: readonly unknown[]) => rows.map((_row, index) => `c-${index}`);

it('bits are true where the interpreter says true, whatever the conditions and however dirty the facts', () => {
  const bits = new LeafBits();
  const names = [...FIELD_FACTS.keys()];
  fc.assert(
    fc.property(
      fc.array(anyCondition, { minLength: 1, maxLength: 4 }),
      fc.array(dirtySheet, { minLength: 1, maxLength: 70 }),
      (conditions, sheets) => {
        const rules = conditions.map((one, index) => aRule({ id: `r-${index}`, conditions: one }));
        const pack = compilePack(aRulePack({ rules }), FIELD_FACTS, FIELD_LISTS);
        const block = { ...blockOf(idsOf(sheets), sheets, names, FIELD_FACTS), live: null };
        const rows = new BitProgram(pack, bits, TODAY).rowsOf(block);
        const isIn = (rule: number, row: number) => (((rows[rule]?.[row >> 5] ?? 0) >>> (row & 31)) & 1) === 1;
        for (const [row, sheet] of sheets.entries()) {
          const truths = evaluateRow(pack, sheet, TODAY);
          expect(rules.map((_rule, rule) => isIn(rule, row))).toEqual(
            rules.map((_rule, rule) => truths[rule] === 'true'),
          );
        }
      },
    ),
    { numRuns: 150 },
  );
});

/** A customer who may be reached or not, and whether their row is the one that counts. */
type Somebody = { readonly sheet: FactSheet; readonly live: boolean };

const derive = (source: FactSource): FactSheet =>
  deriveFacts(source, business.derivations, asOfEach(AS_OF.now, business.policy.operatorZone)(source));

const somebody: fc.Arbitrary<Somebody> = fc
  .record({
    source: anySource,
    live: fc.boolean(),
    said: fc.record({
      householdId: fc.constantFrom(null, 'h-1', 'h-2', 'h-3'),
      timeZone: fc.constantFrom(null, 'Asia/Shanghai', 'America/Los_Angeles', 'Nowhere/None'),
      region: fc.constantFrom(null, 'Texas', 'north'),
      orgNode: fc.constantFrom(null, 'nobody-knows'),
      complaintOpen: fc.constantFrom(null, true, false),
      lastPaymentOn: fc.constantFrom(null, '2026-10-30', '2026-06-01'),
      clv: fc.constantFrom(null, 0, 40_000),
      churnProbability: fc.constantFrom(null, 0.1, 0.9),
    }),
  })
  .map(({ source, live, said }) => ({ sheet: { ...derive(source), ...said }, live }));

const RULES = packs.flatMap(({ pack }) => pack.rules.map((rule): readonly [RulePack, Rule] => [pack, rule]));

/** A shipped rule that everybody current matches too, with any offer, when it would go out, and what keeps customers. */
const asked = fc.record({
  of: fc.constantFrom(...RULES),
  offer: fc.constantFrom(...shipped.map(({ id }) => id), 'nobody-knows'),
  state: fc.constantFrom<Offer['state']>('live', 'live', 'live', 'idea'),
  wide: fc.boolean(),
  hours: fc.constantFrom<readonly number[]>([0, 72], [9, 10], [30, 31]),
  after: fc.constantFrom([], [{ outcome: 'paid', days: 14 }]),
  onlyEligible: fc.constantFrom(0, 40),
});

type Asked = typeof asked extends fc.Arbitrary<infer A> ? A : never;
const TODAY_THERE = dayIn(business.policy.operatorZone, AS_OF.now);

/** The rule on each channel, as the flow asks it. */
function previewOf({ of: [pack, rule], ...one }: Asked) {
  const current = { any: [rule.conditions, { fact: 'relationship', operator: 'equal', value: 'current' }] };
  const [delayHours = 0, expireHours = 0] = one.hours;
  const params = { ...rule.event.params, offerId: one.offer, schedule: { delayHours, expireHours } };
  const own = { ...rule, conditions: one.wide ? current : rule.conditions, event: { ...rule.event, params } };
  const version = versions.unsaved({ ...pack, rules: [own] });
  const offers = shipped.map((offer) => (offer.id === one.offer ? { ...offer, state: one.state } : offer));
  const sharesPct = { random: 0, 'no-levers': 0, 'eligibility-only': one.onlyEligible };
  const holdouts = aHoldouts({ components: [{ version: '1', from: new Date(0), sharesPct }] });
  const frame = decisionFrame({ ...business, holdouts } as never, offers, AS_OF.now);
  const campaigning = {
    ...{ campaignId: pack.pack, activatedAt: new Date(0) },
    suppression: { holds: [], after: one.after } as never,
  };
  const matches = CHANNELS.map((channel) =>
    matchedRule({ ...own, event: { ...own.event, params: { ...params, channel } } }, campaigning),
  );
  const terms = gatesAsked(frame, business.holds, matches);
  return { version, frame, matches, gates: terms && versions.unsaved(terms) };
}

/** Everybody in one block that is held, and those whose rows stand in one that was read. */
function blocksOf(people: readonly Somebody[]) {
  const live = new Uint32Array((people.length + 31) >>> 5);
  for (const [row, { live: isLive }] of people.entries()) {
    if (isLive) live[row >> 5] = (live[row >> 5] ?? 0) | (1 << (row & 31));
  }
  const blockWith = (some: readonly Somebody[], ids: readonly string[]) =>
    blockOf(
      ids,
      some.map(({ sheet }) => sheet),
      NAMES,
      business.catalogue,
    );
  const ids = idsOf(people);
  const there = people.filter((one) => one.live);
  const theirs = ids.filter((_id, row) => people[row]?.live);
  return { held: { ...blockWith(people, ids), live }, read: blockWith(there, theirs) };
}

it('counts at hand are those of the decision, customer by customer', () => {
  const memory = new CountMemory();
  const today = TODAY_THERE;
  fc.assert(
    fc.property(fc.array(somebody, { minLength: 1, maxLength: 40 }), asked, (people, one) => {
      const { version, frame, matches, gates } = previewOf(one);
      fc.pre(!version.pack.facts.some(isContactFact));
      const { held, read } = blocksOf(people);
      const funnel = new HeldFunnel(funnelPlan(version.pack, 0), memory.leaves, today);
      const open = gates && new OpenGates(gates.pack, memory, today);
      const matched = funnel.add(held);
      const count = new FunnelCount(version.pack, 0, today);
      count.add(read);
      expect(funnel.result()).toEqual(count.result());
      for (const match of matches) {
        const reach = new ReachCount({ match, gates: open, frame }, memory);
        reach.add(held, matched);
        const preview = new PreviewCount({ version, rules: [match], gates, frame, today });
        preview.add(read);
        expect(reach.result()).toEqual(preview.result());
      }
    }),
    { numRuns: 120 },
  );
});
