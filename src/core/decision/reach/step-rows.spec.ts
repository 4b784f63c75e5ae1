import { expect, it } from '@jest/globals';
import { FIVE_FACTS } from '../../../../test/builders/a-rule-pack.js';
import { blockOf } from '../../facts/fact-block.js';
import type { FactSheet } from '../../facts/fact-sheet.js';
import { CountMemory } from './step-rows.js';

const blockWith = (...sheets: readonly FactSheet[]) => ({
  ...blockOf(
    sheets.map((_sheet, index) => `c-${index}`),
    sheets,
    ['planCode', 'senior'],
    FIVE_FACTS,
  ),
  live: null,
});

function asking(key: string | null) {
  const asked: unknown[] = [];
  const ask = (sheet: FactSheet) => {
    asked.push(sheet.planCode);
    return sheet.planCode === 'no' ? ('CONSENT_MISSING' as const) : null;
  };
  return { asked, step: { stage: 'consent', facts: ['planCode'], key, ask } };
}

it('what does not hang on the instant is asked once of a column, by whoever asks', () => {
  const memory = new CountMemory();
  const block = blockWith({ planCode: 'no' }, { planCode: 'yes' }, { planCode: 'no' });
  const [first, second] = [asking('sms'), asking('sms')];
  expect(memory.stepOver(first.step)(block)).toEqual([['CONSENT_MISSING', Uint32Array.of(0b101)]]);
  expect(memory.stepOver(second.step)(block)).toEqual([['CONSENT_MISSING', Uint32Array.of(0b101)]]);
  expect([first.asked, second.asked]).toEqual([['no', 'yes'], []]);
  memory.stepOver(second.step)(blockWith({ planCode: 'no' }));
  expect(second.asked).toEqual(['no']);
});

it('what does is asked anew each time, of each class once for all blocks', () => {
  const memory = new CountMemory();
  const blocks = [blockWith({ planCode: 'no' }, { planCode: 'yes' }), blockWith({ planCode: 'yes' }, {})];
  for (const one of [asking(null), asking(null)]) {
    const over = memory.stepOver(one.step);
    expect(blocks.map(over)).toEqual([[['CONSENT_MISSING', Uint32Array.of(0b01)]], []]);
    expect(one.asked).toEqual(['no', 'yes', null]);
  }
});

it('what it says of a block is kept for as long as every class says the same', () => {
  const memory = new CountMemory();
  const block = blockWith({ planCode: 'no' }, { planCode: 'yes' }, { planCode: 'no' });
  const refusing = (plan: string) => {
    const ask = (sheet: FactSheet) => (sheet.planCode === plan ? ('CONSENT_MISSING' as const) : null);
    return memory.stepOver({ stage: 'timing', facts: ['planCode'], key: null, ask })(block);
  };
  const first = refusing('no');
  expect(refusing('yes')).toEqual([['CONSENT_MISSING', Uint32Array.of(0b010)]]);
  expect(refusing('no')).toBe(first);
  expect(first).toEqual([['CONSENT_MISSING', Uint32Array.of(0b101)]]);
});

it('a column that nobody read is a fault', () => {
  const step = { ...asking('sms').step, facts: ['exitDate'] };
  expect(() => new CountMemory().stepOver(step)(blockWith({}))).toThrow('the block has no column exitDate');
});
