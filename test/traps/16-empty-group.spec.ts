import { describe, expect, it } from '@jest/globals';
import { checkHolds } from '../../src/core/campaign/hold.js';
import { readCondition } from '../../src/core/condition/read-condition.js';
import { readOffer } from '../../src/core/offer/read-offer.js';
import { readRulePack } from '../../src/core/rules/read-rule-pack.js';
import { aRule, aRulePack, FIVE_FACTS, TWO_LEVERS } from '../builders/a-rule-pack.js';
import { anOffer } from '../builders/an-offer.js';

const EMPTY = [{ all: [] }, { any: [] }, { all: [{ any: [] }] }, { not: { all: [] } }];
const text = { 'zh-CN': '保留', en: 'Hold' };

/** Every door that conditions come through, as the codes it refuses with. */
const DOORS: Readonly<Record<string, (conditions: unknown) => readonly string[]>> = {
  'a rule': (conditions) => {
    const read = readRulePack(aRulePack({ rules: [aRule({ conditions })] }), FIVE_FACTS, { levers: TWO_LEVERS });
    return read.ok ? [] : read.problems.map(({ code }) => code);
  },
  'an audience': (conditions) => {
    const read = readCondition(conditions, FIVE_FACTS, '$.audience');
    return read.ok ? [] : read.problems.map(({ code }) => code);
  },
  'a hold': (conditions) => checkHolds([{ id: 'h', title: text, conditions }], FIVE_FACTS).map(({ code }) => code),
  ...Object.fromEntries(
    (['eligibility', 'applicability', 'suitability'] as const).map((name) => [
      `the ${name} of an offer`,
      (conditions: unknown) => {
        const { validFrom, validUntil, ...offer } = anOffer();
        const dates = { validFrom: validFrom.toISOString(), validUntil: validUntil.toISOString() };
        const names = {
          catalogue: FIVE_FACTS,
          patterns: (one: string) => new RegExp(one),
          products: new Map(),
          priceLevers: [],
        };
        const read = readOffer({ ...offer, ...dates, [name]: conditions }, names);
        return read.ok ? [] : read.problems.map(({ code }) => code);
      },
    ]),
  ),
};

describe.each(Object.entries(DOORS))('%s', (_door, codes) => {
  it.each(EMPTY.map((one) => [JSON.stringify(one), one]))(
    'trap 16: %s would match everybody and is refused',
    (_name, one) => {
      expect(codes(one)).toContain('EMPTY_GROUP');
    },
  );
});
