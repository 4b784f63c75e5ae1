import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ContactPhase } from '../../src/core/decision/contact-phase.js';
import { blockOf, type FactBlock, sheetAt } from '../../src/core/facts/fact-block.js';
import type { ContactRow } from '../../src/core/policy/contact-policy.js';
import { scalarKernel } from '../../src/core/rules/columns/scalar-kernel.js';
import { evaluateRow } from '../../src/core/rules/evaluate-row.js';
import { type CompiledPack, compilePack } from '../../src/core/rules/program.js';
import { aContactRow } from '../builders/a-contact-row.js';
import { aCatalogue, aFact, aRule, aRulePack } from '../builders/a-rule-pack.js';

const AS_OF = new Date('2026-11-30T18:00:00Z');
const TODAY = '2026-11-30';
const DAY_MS = 86_400_000;
const CATALOGUE = aCatalogue(
  aFact({ name: 'arpuBand', type: 'enum', values: ['LOW', 'HIGH'] }),
  aFact({ name: 'senior', type: 'boolean' }),
  aFact({ name: 'contacts28d', type: 'number', nullable: false }),
  aFact({ name: 'lastContactAt', type: 'day' }),
);

const leaf = fc.constantFrom(
  { fact: 'arpuBand', operator: 'equal', value: 'HIGH' },
  { fact: 'senior', operator: 'equal', value: true },
  { fact: 'contacts28d', operator: 'lessThan', value: 2 },
  { fact: 'contacts28d', operator: 'notEqual', value: 1, unknown: 'matches' },
  { fact: 'contacts28d', operator: 'notEqual', value: 1, unknown: 'fails' },
  { fact: 'lastContactAt', operator: 'withinLastDays', value: 7 },
);
const { node } = fc.letrec<{ node: unknown; group: unknown }>((tie) => ({
  node: fc.oneof({ maxDepth: 3 }, leaf, tie('group')),
  group: fc.oneof(
    fc.record({ all: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('node') }),
  ),
}));
const rules = fc.array(
  node.map((one) => ({ all: [one] })),
  { minLength: 1, maxLength: 3 },
);
const sheet = fc.record({
  arpuBand: fc.constantFrom('LOW', 'HIGH', null),
  senior: fc.constantFrom(true, false, null),
});
const contacts = fc.array(
  fc.integer({ min: -40, max: 3 }).map((days) => {
    const at = new Date(AS_OF.getTime() + days * DAY_MS);
    return aContactRow({ dueAt: at, at, status: days <= 0 ? 'sent' : 'reserved' });
  }),
  { maxLength: 4 },
);
const base = fc.array(fc.tuple(sheet, contacts), { minLength: 1, maxLength: 12 });

function matchesIn(pack: CompiledPack, block: FactBlock): readonly string[] {
  return block.ids.map((_id, row) =>
    evaluateRow(pack, sheetAt(block, row), TODAY)
      .map((one) => one === 'true')
      .join(),
  );
}

it('who is read decides as if all were, and of whom nothing is read nothing depends on it', () => {
  fc.assert(
    fc.property(rules, base, (conditions, customers) => {
      const named = conditions.map((one, place) => aRule({ id: `r${place}`, conditions: one }));
      const pack = compilePack(aRulePack({ rules: named }), CATALOGUE);
      const terms = { catalogue: CATALOGUE, today: TODAY, asOf: AS_OF, kernel: scalarKernel };
      const phase = new ContactPhase({ packs: [pack], audience: null }, terms);
      const ids = customers.map((_one, place) => `c-${place}`);
      const block = blockOf(
        ids,
        customers.map(([own]) => own),
        ['arpuBand', 'senior'],
        CATALOGUE,
      );
      const rowsOf = (some: readonly string[]): ReadonlyMap<string, readonly ContactRow[]> =>
        new Map(some.map((id) => [id, customers[ids.indexOf(id)]?.[1] ?? []]));
      const asked = phase.askedOf(block);
      const [few, all] = [phase.completed(block, rowsOf(asked)), phase.completed(block, rowsOf(ids))];
      expect(matchesIn(pack, few)).toEqual(matchesIn(pack, all));
      if (phase.facts.length === 0) expect(asked).toEqual([]);
    }),
    { numRuns: 400 },
  );
});
