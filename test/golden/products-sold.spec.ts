import { describe, expect, it } from '@jest/globals';
import { loadRuleFiles } from '../../src/adapters/files/rule-files.js';
import { rowMapper } from '../../src/core/customer/mapping/map-row.js';
import { readMapping } from '../../src/core/customer/mapping/read-mapping.js';
import { decide } from '../../src/core/decision/decide.js';
import { decisionFrame } from '../../src/core/decision/decision-frame.js';
import { demandsOf } from '../../src/core/decision/run/demand.js';
import { asOfEach, deriveFacts } from '../../src/core/facts/derive-facts.js';
import { aRule } from '../builders/a-rule-pack.js';

/** From a row of a file, through its facts, to what a rule may offer: products held, and what the address allows. */
const { business, offers } = await loadRuleFiles('rules');
const NOW = new Date('2026-11-02T18:00:00Z');
const title = { 'zh-CN': '产品', en: 'Products' };
const mapping = readMapping({
  mapping: 'products',
  title,
  lines: [
    { constant: 'currency', value: 'CNY' },
    { to: 'id', column: 'id' },
    { to: 'relationship', column: 'state' },
    { to: 'business.productsHeld', column: 'held' },
    { to: 'business.serviceable', column: 'reach' },
  ],
});
if (!mapping.ok) throw new Error(JSON.stringify(mapping.problems));
const toCustomer = rowMapper(mapping.value, ['id', 'state', 'held', 'reach']);

function decided(offerId: string, held: readonly string[], reach: readonly string[] | null) {
  const read = toCustomer(['c-1', 'current', JSON.stringify(held), reach === null ? '' : JSON.stringify(reach)]);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const { personal: _personal, ...profile } = read.value.customer;
  const source = { ...profile, has: new Set<string>() };
  const asOf = asOfEach(NOW, business.policy.operatorZone)(source);
  const sheet = deriveFacts(source, business.derivations, asOf);
  const { event } = aRule();
  const [channel] = Object.keys(offers.find(({ id }) => id === offerId)?.wording ?? {});
  const params = { ...event.params, offerId, channel: channel as 'sms' };
  const rule = aRule({ id: 'r', event: { ...event, params } });
  const frame = decisionFrame(business, offers, NOW);
  const match = { rule, campaignId: 'c', activatedAt: NOW };
  // What speaks against an offer beside its products is not asked here.
  const consent = Object.fromEntries(
    Object.keys(sheet).flatMap((name) => (/^(consent|contact)/.test(name) ? [[name, true]] : [])),
  );
  const { left, ranked } = decide([match], { customerId: 'c-1', sheet: { ...sheet, ...consent } }, frame);
  expect(ranked.length + left.length).toBe(1);
  const [record] = left;
  const stopped =
    record?.left?.stage === 'applicability' ? record.left.refusals.map(({ code, need }) => `${code} ${need}`) : [];
  return { stopped, demand: demandsOf({ customerId: 'c-1', at: NOW, facts: sheet, candidates: left }) };
}

describe('what a customer holds and what reaches them decides what may be offered', () => {
  it.each<[string, string, readonly string[], readonly string[] | null, readonly string[]]>([
    ['a bundle within reach', 'bundle-from-mobile', ['mobile-voice'], ['converged-bundle'], []],
    [
      'a bundle out of reach',
      'bundle-from-mobile',
      ['mobile-voice'],
      ['iptv'],
      ['PRODUCT_NOT_SERVICEABLE converged-bundle'],
    ],
    [
      'a bundle where nobody knows',
      'bundle-from-mobile',
      ['mobile-voice'],
      null,
      ['PRODUCT_NOT_SERVICEABLE converged-bundle'],
    ],
    [
      'a bundle without the mobile it needs',
      'bundle-from-mobile',
      ['broadband-100m'],
      ['converged-bundle'],
      ['PRODUCT_LACKS converged-bundle'],
    ],
    ['a bundle that brings the mobile', 'bundle-from-broadband', ['broadband-100m'], ['converged-bundle'], []],
    [
      'a speed that excludes the one that is held',
      'affinity-gigabit',
      ['broadband-100m'],
      ['broadband-1000m'],
      ['PRODUCT_EXCLUDED broadband-1000m'],
    ],
    ['a pack that is held', 'fit-roaming-pack', ['mobile-voice', 'roaming-pack'], [], ['PRODUCT_HELD roaming-pack']],
    ['a pack without its phone', 'fit-roaming-pack', ['fixed-line'], [], ['PRODUCT_LACKS roaming-pack']],
    ['a solution for the industry', 'industry-campus', [], [], []],
    ['a product the catalogue does not know beside it', 'fit-night-pack', ['mobile-voice', 'horse'], [], []],
  ])('%s', (_case, offerId, held, reach, expected) => {
    expect(decided(offerId, held, reach).stopped).toEqual(expected);
  });

  it('out of reach is a demand for the network; lacking a product is none', () => {
    const demand = (held: readonly string[]) =>
      decided('bundle-from-mobile', held, []).demand.map(({ product }) => product);
    expect([demand(['mobile-voice']), demand([])]).toEqual([['converged-bundle'], []]);
  });
});

it('a row whose products are no list is rejected with its place', () => {
  const read = toCustomer(['c-1', 'current', '[{"a":1}]', '']);
  expect(read.ok ? [] : read.problems.map(({ code }) => code)).not.toEqual([]);
});
