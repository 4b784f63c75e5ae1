import { expect, it } from '@jest/globals';
import { aConsent, aFactSource } from '../../../test/builders/a-customer.js';
import { consentFacts } from './consent-facts.js';
import { deriveFacts } from './derive-facts.js';

const AS_OF = { now: new Date('2026-11-02T18:00:00Z'), today: '2026-11-02' };
const before = new Date('2026-09-01T00:00:00Z');

it.each([
  ['never asked is missing', [], null],
  ['given', [aConsent()], true],
  ['withdrawn', [aConsent({ at: before }), aConsent({ granted: false })], false],
  ['given again, whatever the order of the list', [aConsent(), aConsent({ granted: false, at: before })], true],
  ['service is not marketing', [aConsent({ purpose: 'service' })], null],
  ['another channel is another word', [aConsent({ channel: 'email' })], null],
])('%s', (_case, consents, expected) => {
  const sheet = deriveFacts(aFactSource({ consents }), consentFacts, AS_OF);
  expect(sheet.consentSmsMarketing).toBe(expected);
});

it('each channel has its fact', () => {
  expect(consentFacts.flatMap(({ names }) => names)).toEqual([
    'consentSmsMarketing',
    'consentEmailMarketing',
    'consentCallListMarketing',
    'consentSmsService',
    'consentEmailService',
    'consentCallListService',
  ]);
});
