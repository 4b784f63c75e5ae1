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
  expect(refusalsOf(packRefusals(ENTRIES), new Set([0]))).toEqual(ENTRIES.slice(0, 2));
  expect(refusalsOf(packRefusals(ENTRIES), new Set([1]))).toEqual([]);
});

it('what was told of an entry comes back with it, once for all who were told the same', () => {
  const full = { code: 'CAP_REACHED', component: 'weekly', have: 2, need: 2, takenBy: 'run|rule' } as const;
  const outbid = { code: 'CAPACITY_OUTBID', component: 'calls', have: 3.87, need: 4.1 } as const;
  const told = [
    { customer: 0, rule: 1, stage: 'cap', code: 'CAP_REACHED', component: 'weekly', told: [full] },
    { customer: 1, rule: 1, stage: 'consent', code: 'CONSENT_MISSING', component: 'sms.marketing' },
    { customer: 2, rule: 1, stage: 'cap', code: 'CAP_REACHED', component: 'weekly', told: [full] },
    { customer: 3, rule: 2, stage: 'capacity', code: 'CAPACITY_OUTBID', component: 'calls', told: [outbid] },
  ] as const;
  const block = packRefusals(told);
  expect(block.told.lists).toEqual([[full], [outbid]]);
  expect(unpackRefusals(decodeRefusals(encodeRefusals(block)))).toEqual(told);
});
