import { describe, expect, it } from '@jest/globals';
import { loadRuleFiles } from '../../src/adapters/files/rule-files.js';
import { heldBy } from '../../src/core/campaign/hold.js';
import type { FactSheet } from '../../src/core/facts/fact-sheet.js';
import type { Offer } from '../../src/core/offer/offer.js';
import { applicabilityRefusals } from '../../src/core/policy/stages/applicability.js';
import { NO_TERMS } from '../../src/core/policy/terms/offer-terms.js';
import { evaluateRow } from '../../src/core/rules/evaluate-row.js';
import { compilePack } from '../../src/core/rules/program.js';
import type { Rule } from '../../src/core/rules/rule-pack.js';
import { isOurs } from '../../src/core/value/churn/churn-facts.js';
import type { SampleCustomer } from '../../src/flows/ports/sample-operator.js';
import { PLAYBOOK_DAY, sheetsOf } from './playbook-sheets.js';
import { sampleWorld } from './sample-world.js';
import { customersOf, DATA, SEED } from './synthetic-operator.js';

const { business, packs, offers, playbook } = await loadRuleFiles('rules');
const table = await sampleWorld();
const { customers: CUSTOMERS } = DATA.world.firstStart;

function* everybody(): Generator<SampleCustomer> {
  const operator = customersOf();
  for (let index = 1; index <= CUSTOMERS; index += 1) yield operator.customer(index);
}

type Match = { readonly rule: Rule; readonly sheet: FactSheet };

/** The sample campaign’s own rules, priced for the table: they are older than the holds, and stay as its story tells them. */
const OLDER = [
  'high-band-in-decline',
  'high-band-gone',
  'mid-band-ends-within-60-days',
  'high-band-ends-within-30-days',
];
/** What every offer of the playbook that sells waits for. */
const HELD = ['complaint-open', 'complaint-just-closed', 'network-incident-open', 'device-faulty', 'bill-shock'];
const waiting = playbook.holds.filter(({ id }) => HELD.includes(id));
const selling = new Set(offers.flatMap(({ id, purpose }) => (purpose === 'marketing' ? [id] : [])));

const compiled = packs.map(({ pack }) => compilePack(pack, business.catalogue, business.lists));

function* matchedOf(sheet: FactSheet): Generator<Rule> {
  for (const pack of compiled) {
    for (const [index, truth] of evaluateRow(pack, sheet, PLAYBOOK_DAY).entries()) {
      const rule = pack.rules[index]?.rule;
      if (truth === 'true' && rule !== undefined) yield rule;
    }
  }
}

/** Asks of one of ours whether a rule that matches sells, and whether it may: holds are looked at once for all rules. */
function sellingTo(sheet: FactSheet): (rule: Rule) => 'free' | 'held' | null {
  const ours = isOurs(sheet);
  let held: boolean | null = null;
  return ({ id, event }) => {
    if (!ours || !selling.has(event.params.offerId) || OLDER.includes(id)) return null;
    held ??= heldBy(sheet, waiting, business.catalogue).length > 0;
    return held ? 'held' : 'free';
  };
}

function* sellingMatches(sheets: Iterable<FactSheet>) {
  for (const sheet of sheets) {
    const sellingBy = sellingTo(sheet);
    for (const rule of matchedOf(sheet)) yield { rule, sheet, sells: sellingBy(rule) };
  }
}

/** What all packs say of everybody: every match is counted and held to the holds; of each rule the first few are kept. */
function matchesOf(sheets: Iterable<FactSheet>, most: number) {
  const counts = new Map<string, number>();
  const matches: Match[] = [];
  const sold = { free: 0, held: new Set<string>() };
  for (const { rule, sheet, sells } of sellingMatches(sheets)) {
    if (sells === 'free') sold.free += 1;
    if (sells === 'held') sold.held.add(rule.id);
    const count = (counts.get(rule.id) ?? 0) + 1;
    counts.set(rule.id, count);
    if (count <= most) matches.push({ rule, sheet });
  }
  return { counts, matches, sold };
}

const synthetic = matchesOf(sheetsOf(everybody, table), 300);
const ofTable = table.sheets();
const onTable = matchesOf(ofTable, 0).counts;

/** They offer in dollars, to the shipped table; nobody of the synthetic operator pays in dollars. */
const IN_DOLLARS = ['mid-band-ends-within-60-days', 'high-band-ends-within-30-days'];

const rules = packs.flatMap(({ pack, cases }) =>
  pack.rules.map(({ id }) => ({ name: `${pack.pack}: ${id}`, id, cases })),
);

it('is the operator that a first start loads', () => {
  expect([DATA.world.firstStart.seed, CUSTOMERS]).toEqual([SEED, 20_000]);
});

it('a rule has one name in the whole playbook', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});

describe('every rule matches somebody on the synthetic operator', () => {
  it.each(rules.filter(({ id }) => !IN_DOLLARS.includes(id)))('$name', ({ id }) => {
    expect(synthetic.counts.get(id) ?? 0).toBeGreaterThan(0);
  });

  it.each(rules.filter(({ id }) => IN_DOLLARS.includes(id)))('but $name, and its cases say why', ({ id, cases }) => {
    expect([synthetic.counts.get(id) ?? 0, (onTable.get(id) ?? 0) > 0]).toEqual([0, true]);
    const yuan = cases.filter(({ case: name, facts }) => facts.currency === 'CNY' && name.includes('pays in yuan'));
    expect(yuan.map(({ matches }) => matches.includes(id))).toEqual([false]);
  });
});

it('nothing is sold to customers of ours who have a complaint, a fault or a bill to be explained', () => {
  const { free, held } = synthetic.sold;
  expect(waiting).toHaveLength(HELD.length);
  expect(free).toBeGreaterThan(1_000);
  expect([...held]).toEqual([]);
});

describe('who cannot have the product of an offer is not offered it', () => {
  const sold = packs
    .flatMap(({ pack }) => pack.rules)
    .flatMap((rule) => {
      const offer = offers.find(({ id }) => id === rule.event.params.offerId);
      return offer?.product === undefined ? [] : [{ id: rule.id, offer }];
    });
  const refusalsOf = (id: string, offer: Offer) =>
    synthetic.matches
      .filter(({ rule }) => rule.id === id)
      .map(({ sheet }) =>
        applicabilityRefusals(offer, { sheet, terms: NO_TERMS }, business.products).map(({ code }) => code),
      );

  it.each(sold.filter(({ id }) => id !== 'out-of-reach-is-logged'))('$id: and somebody can', ({ id, offer }) => {
    expect(refusalsOf(id, offer).filter((codes) => codes.length === 0)).not.toEqual([]);
  });

  it('out of reach, being out of reach is all that stands against it: the demand is logged', () => {
    const offer = offers.find(({ id }) => id === 'bundle-from-mobile');
    const found = offer === undefined ? [] : refusalsOf('out-of-reach-is-logged', offer);
    expect(new Set(found.map((codes) => codes.join()))).toEqual(new Set(['PRODUCT_NOT_SERVICEABLE']));
  });
});

it('the sample campaign’s pack chooses of the table whom it always chose', () => {
  const chosen = ofTable.filter(
    ({ arpuBand, lifecycleStage }) => arpuBand === 'HIGH' && (lifecycleStage === 'D' || lifecycleStage === 'E'),
  );
  expect(chosen.length).toBeGreaterThan(0);
  const counted = ['high-band-in-decline', 'high-band-gone'].map((id) => onTable.get(id) ?? 0);
  expect(counted.reduce((sum, count) => sum + count, 0)).toBe(chosen.length);
});
