import { describe, expect, it } from '@jest/globals';
import { loadRuleFiles } from '../../src/adapters/files/rule-files.js';
import { heldBy } from '../../src/core/campaign/hold.js';
import type { FactSheet } from '../../src/core/facts/fact-sheet.js';
import { evaluateRow } from '../../src/core/rules/evaluate-row.js';
import { type CompiledPack, compilePack } from '../../src/core/rules/program.js';
import type { Rule } from '../../src/core/rules/rule-pack.js';
import { isOurs } from '../../src/core/value/churn/churn-facts.js';
import { PLAYBOOK_DAY, sheetsOf } from './playbook-sheets.js';
import { sampleWorld } from './sample-world.js';
import { customersOf, rangeOf } from './synthetic-operator.js';

const { business, packs, offers, playbook } = await loadRuleFiles('rules');
const table = await sampleWorld();
const synthetic = sheetsOf(rangeOf(customersOf(), 1, 5_000), table);
const ofTable = table.sheets();

type Match = { readonly rule: Rule; readonly sheet: FactSheet };

function matchesOf(compiled: CompiledPack, sheets: readonly FactSheet[]): readonly Match[] {
  return sheets.flatMap((sheet) => {
    const truths = evaluateRow(compiled, sheet, PLAYBOOK_DAY);
    return compiled.rules.flatMap(({ rule }, index) => (truths[index] === 'true' ? [{ rule, sheet }] : []));
  });
}

const found = packs.map(({ pack, plan }) => {
  const compiled = compilePack(pack, business.catalogue, business.lists);
  return { pack, plan, matches: matchesOf(compiled, synthetic), onTable: matchesOf(compiled, ofTable).length };
});

/** The sample campaign’s own rules, priced for the table: they are older than the holds, and stay as its story tells them. */
const OLDER = [
  'high-band-in-decline',
  'high-band-gone',
  'mid-band-ends-within-60-days',
  'high-band-ends-within-30-days',
];
/** What every offer of the playbook that sells waits for. */
const HELD = ['complaint-open', 'complaint-just-closed', 'network-incident-open', 'device-faulty', 'bill-shock'];

describe.each(found.map((one) => ({ name: one.pack.pack, ...one })))('$name on the synthetic operator', (one) => {
  it('matches somebody', () => {
    expect(one.matches.length).toBeGreaterThan(0);
  });

  it('sells nothing to customers of ours who have a complaint, a fault or a bill to be explained', () => {
    const waiting = playbook.holds.filter(({ id }) => HELD.includes(id));
    const selling = one.matches.filter(({ rule, sheet }) => {
      const offer = offers.find(({ id }) => id === rule.event.params.offerId);
      return offer?.purpose === 'marketing' && isOurs(sheet) && !OLDER.includes(rule.id);
    });
    const wrong = selling.filter(({ sheet }) => heldBy(sheet, waiting, business.catalogue).length > 0);
    expect(wrong.map(({ rule }) => rule.id)).toEqual([]);
  });
});

it('nine rules in ten match somebody', () => {
  const rules = found.flatMap(({ pack, matches }) =>
    pack.rules.map(({ id }) => ({ id, count: matches.filter(({ rule }) => rule.id === id).length })),
  );
  const matched = rules.filter(({ count }) => count > 0);
  expect(matched.length / rules.length).toBeGreaterThanOrEqual(0.9);
});

it('the sample campaign’s pack chooses of the table whom it always chose', () => {
  const chosen = ofTable.filter(
    ({ arpuBand, lifecycleStage }) => arpuBand === 'HIGH' && (lifecycleStage === 'D' || lifecycleStage === 'E'),
  );
  expect(chosen.length).toBeGreaterThan(0);
  expect(found.find(({ pack }) => pack.pack === '25-decline-win-back')?.onTable).toBe(chosen.length);
});
