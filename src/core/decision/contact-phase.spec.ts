import { describe, expect, it } from '@jest/globals';
import { aContactRow } from '../../../test/builders/a-contact-row.js';
import { aCatalogue, aFact, aRule, aRulePack } from '../../../test/builders/a-rule-pack.js';
import { blockOf, sheetAt } from '../facts/fact-block.js';
import type { FactSheet } from '../facts/fact-sheet.js';
import { scalarKernel } from '../rules/columns/scalar-kernel.js';
import { compilePack } from '../rules/program.js';
import { ContactPhase } from './contact-phase.js';
import { audiencePack } from './run/audience.js';

const AS_OF = new Date('2026-11-30T18:00:00Z');
const CATALOGUE = aCatalogue(
  aFact({ name: 'arpuBand', type: 'enum', values: ['LOW', 'HIGH'] }),
  aFact({ name: 'contacts28d', type: 'number', nullable: false }),
  aFact({ name: 'lastContactAt', type: 'day' }),
  aFact({
    name: 'activeOffers',
    type: 'list',
    fields: [{ ...aFact({ name: 'offer', type: 'text' }), type: 'text' as const }],
  }),
);
const HIGH = { fact: 'arpuBand', operator: 'equal', value: 'HIGH' };
const FEW = { fact: 'contacts28d', operator: 'lessThan', value: 3 };
const BASE: Readonly<Record<string, FactSheet>> = {
  high: { arpuBand: 'HIGH' },
  low: { arpuBand: 'LOW' },
  unknown: { arpuBand: null },
};

function phaseOf(conditions: readonly unknown[], audience?: unknown): ContactPhase {
  const rules = conditions.map((one, place) => aRule({ id: `r${place}`, conditions: one }));
  const members = audiencePack(audience);
  return new ContactPhase(
    { packs: [compilePack(aRulePack({ rules }), CATALOGUE)], audience: members && compilePack(members, CATALOGUE) },
    { catalogue: CATALOGUE, today: '2026-11-30', asOf: AS_OF, kernel: scalarKernel },
  );
}

const block = () => blockOf(Object.keys(BASE), Object.values(BASE), ['arpuBand'], CATALOGUE);
const told = { operator: 'notEqual', unknown: 'matches' };

describe('whose contacts are asked for', () => {
  it.each<[string, readonly unknown[], readonly string[]]>([
    ['nobody where no rule asks', [{ all: [HIGH] }], []],
    ['everybody where nothing else is asked', [{ all: [FEW] }], ['high', 'low', 'unknown']],
    ['only who matches the rest', [{ all: [HIGH, FEW] }], ['high']],
    ['not who matches anyway', [{ any: [HIGH, FEW] }], ['low', 'unknown']],
    ['nor under a not', [{ all: [HIGH, { not: FEW }] }], ['high']],
    [
      'of several rules whoever one leaves open',
      [{ all: [HIGH, FEW] }, { any: [HIGH, FEW] }],
      ['high', 'low', 'unknown'],
    ],
    [
      'what is said of unknown does not answer for them',
      [{ all: [HIGH, { ...told, fact: 'contacts28d', value: 9 }] }],
      ['high'],
    ],
    ['a day of contact', [{ all: [HIGH, { fact: 'lastContactAt', operator: 'withinLastDays', value: 7 }] }], ['high']],
    [
      'an offer that holds',
      [
        {
          all: [
            HIGH,
            {
              fact: 'activeOffers',
              operator: 'some',
              value: { all: [{ fact: 'offer', operator: 'equal', value: 'stay' }] },
            },
          ],
        },
      ],
      ['high'],
    ],
  ])('%s', (_case, conditions, expected) => {
    expect(phaseOf(conditions).askedOf(block())).toEqual(expected);
  });

  it.each<[string, unknown, unknown, readonly string[]]>([
    ['nobody outside the audience', { all: [FEW] }, { all: [HIGH] }, ['high']],
    [
      'whoever the audience leaves open, for they are counted',
      { all: [HIGH] },
      { all: [FEW] },
      ['high', 'low', 'unknown'],
    ],
    ['only whom it leaves open', { all: [HIGH] }, { all: [HIGH, FEW] }, ['high']],
  ])('%s', (_case, rule, audience, expected) => {
    expect(phaseOf([rule], audience).askedOf(block())).toEqual(expected);
  });
});

describe('a block completed', () => {
  it('has the facts that are asked, of those who were read', () => {
    const phase = phaseOf([{ all: [HIGH, FEW] }]);
    expect(phase.recordFacts(['arpuBand', 'contacts28d'])).toEqual(['arpuBand']);
    const whole = phase.completed(block(), new Map([['high', [aContactRow({ dueAt: AS_OF })]]]));
    expect([0, 1, 2].map((row) => sheetAt(whole, row).contacts28d)).toEqual([1, null, null]);
    expect([...whole.columns.keys()]).toEqual(['arpuBand', 'contacts28d']);
  });

  it('is left alone where nothing is asked', () => {
    const own = block();
    expect(phaseOf([{ all: [HIGH] }]).completed(own, new Map())).toBe(own);
  });
});
