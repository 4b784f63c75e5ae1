import { expect, it } from '@jest/globals';
import {
  countRefusals,
  decodeRefusals,
  encodeRefusals,
  packRefusals,
  refusalsOf,
  unpackRefusals,
} from './refusal-block.js';

const ENTRIES = [
  { customer: 0, rule: 3, stage: 'cap', code: 'CAP_REACHED', component: 'weekly' },
  { customer: 0, rule: 1, stage: 'consent', code: 'CONSENT_MISSING', component: 'sms.marketing' },
  { customer: 9, rule: 1, stage: 'consent', code: 'CONSENT_MISSING', component: 'sms.marketing' },
] as const;

it('entries come back as they were packed, names once each', () => {
  const block = packRefusals(ENTRIES);
  expect(unpackRefusals(block)).toEqual(ENTRIES);
  expect(block.codeNames).toEqual(['CAP_REACHED', 'CONSENT_MISSING']);
  expect(block.componentNames).toEqual(['weekly', 'sms.marketing']);
  expect(decodeRefusals(encodeRefusals(block))).toEqual(block);
});

it('twelve bytes an entry, beside the names', () => {
  const [one, two] = [packRefusals(ENTRIES.slice(1, 2)), packRefusals(ENTRIES.slice(1))].map(encodeRefusals);
  expect((two?.length ?? 0) - (one?.length ?? 0)).toBe(12);
});

it('counts follow the walk', () => {
  expect(countRefusals(packRefusals(ENTRIES))).toEqual([
    { stage: 'consent', code: 'CONSENT_MISSING', count: 2 },
    { stage: 'cap', code: 'CAP_REACHED', count: 1 },
  ]);
});

it('a customer’s own are found', () => {
  expect(refusalsOf(packRefusals(ENTRIES), 0)).toEqual(ENTRIES.slice(0, 2));
  expect(refusalsOf(packRefusals(ENTRIES), 1)).toEqual([]);
});
