import { describe, expect, it } from '@jest/globals';
import { FIVE_FACTS } from '../../../../test/builders/a-rule-pack.js';
import { anOffer } from '../../../../test/builders/an-offer.js';
import { blockOf } from '../../facts/fact-block.js';
import { GuardedRules } from '../../rules/guarded/guarded-rules.js';
import { compilePack } from '../../rules/program.js';
import { BlockGates, blockGates, gatePack } from './offer-gates.js';

const is = (fact: string, value: unknown) => ({ all: [{ fact, operator: 'equal', value }] });
const HOLD = { id: 'h', title: { 'zh-CN': 'h', en: 'h' }, conditions: is('senior', true) };

describe('gates of a block', () => {
  it('are open to whom they are known to be true of', () => {
    const offer = anOffer({ eligibility: is('arpuBand', 'HIGH'), suitability: is('planCode', 'x') });
    const pack = gatePack([offer], [HOLD]);
    if (pack === null) throw new Error('there are gates');
    const sheets = [{ arpuBand: 'HIGH', senior: true }, { planCode: 'x' }, {}];
    const block = blockOf(['a', 'b', 'c'], sheets, [...FIVE_FACTS.keys()], FIVE_FACTS);
    const gates = blockGates(new GuardedRules(compilePack(pack, FIVE_FACTS)), block, '2026-11-02');
    const answers = [0, 1, 2].map((index) => {
      const { passes, held } = gates.of(index);
      return [passes('stay', 'eligibility'), passes('stay', 'suitability'), held('h')];
    });
    expect(answers).toEqual([
      [true, false, true],
      [false, true, false],
      [false, false, false],
    ]);
    expect(() => gates.of(0).passes('stay', 'applicability')).toThrow('no gate applicability|stay');
  });

  it('there are none where nothing is asked', () => {
    expect(gatePack([anOffer()], [])).toBeNull();
  });

  it('are kept apart, more than a byte of them too', () => {
    const names = Array.from({ length: 11 }, (_gate, index) => `hold|${index}`);
    const gates = new BlockGates(new Map(names.map((name, place) => [name, place])), 2);
    gates.open(1, 9);
    expect(names.filter((_name, index) => gates.of(1).held(String(index)))).toEqual(['hold|9']);
    expect(names.filter((_name, index) => gates.of(0).held(String(index)))).toEqual([]);
  });
});
