import { describe, expect, it } from '@jest/globals';
import { aRulesFolder } from '../../../test/builders/a-rules-folder.js';

const { edit, problems } = aRulesFolder();
const POLICY = 'policy/contact-policy.json';
const IN_VAIN =
  '{ "channels": ["sms"], "purposes": ["marketing"], "allowed": [{ "days": [1], "from": "22:00", "to": "23:00" }] }';

/** What may not be said, or said wrongly: nothing starts until it is mended. */
describe('a start is refused, by file and place, for', () => {
  it.each<[string, () => void, readonly string[]]>([
    [
      'a cap of −1',
      () => edit(POLICY, '"max": 2', '"max": -1'),
      ['policy/contact-policy.json: $.caps[0].max POLICY_NOT_FROM_ONE'],
    ],
    [
      'hours of no length',
      () => edit(POLICY, '"from": "08:00", "to": "21:00"', '"from": "08:00", "to": "08:00"'),
      ['policy/contact-policy.json: $.hours[0].allowed[0].to POLICY_HOURS_EMPTY'],
    ],
    [
      'hours that begin at midnight after a quiet evening',
      () => edit(POLICY, '"from": "07:00", "to": "22:00"', '"from": "00:00", "to": "22:00"'),
      Array(3).fill('policy/contact-policy.json: $.hours POLICY_HOURS_MIDNIGHT'),
    ],
    [
      'a law under which no hour is left',
      () => edit(POLICY, '"id": "us-federal",', `"id": "us-federal", "hours": [${IN_VAIN}],`),
      ['policy/contact-policy.json: $.jurisdictions[2] POLICY_HOURS_NEVER'],
    ],
    [
      'a law of a zone that does not exist',
      () => edit(POLICY, '"regions": ["Texas", "TX"]', '"zones": ["Mars/Olympus"]'),
      ['policy/contact-policy.json: $.jurisdictions[0].zones[0] POLICY_ZONE_UNKNOWN'],
    ],
    [
      'pressure that stops nobody',
      () => edit('policy/fatigue.json', '"stopAt": 6', '"stopAt": -1'),
      ['policy/fatigue.json: $.stopAt'],
    ],
    [
      'marketing without a signature',
      () => edit('policy/sender.json', '"en": "Tidemark Telecom: "', '"en": " "'),
      ['policy/sender.json: $.sms.signature.text.en SENDER_TEXT_EMPTY'],
    ],
    [
      'a way out that nobody understands',
      () => edit('policy/sender.json', '"en": " Reply STOP to opt out"', '"en": " Reply HALT to opt out"'),
      ['policy/sender.json: $.sms.optOut.text.en SENDER_KEYWORD_UNTOLD'],
    ],
    [
      'learning from contacts that are no longer kept',
      () => edit('policy/measurement.json', '"days": 56', '"days": 85'),
      ['policy/measurement.json: $.fatigue.days POLICY_OUT_OF_BOUNDS'],
    ],
    [
      'an offer without wording for the channel of its rule',
      () => edit('playbook/25-decline-win-back/pack.json', '"channel": "email"', '"channel": "sms"'),
      ['playbook/25-decline-win-back/pack.json: $.rules[0].event.params.channel OFFER_WITHOUT_WORDING'],
    ],
    [
      'a live offer that does not tell its limits',
      () => edit('offers/winback-decline-high.json', '"en": "For a renewal', '"de": "For a renewal'),
      ['offers/winback-decline-high.json: $.limits'],
    ],
  ])('%s', async (_case, spoil, expected) => {
    spoil();
    const found = await problems();
    for (const one of expected) expect(found).toContainEqual(expect.stringContaining(one));
    expect(found.filter((one) => one.startsWith(String(expected[0]?.split(' ')[0])))).not.toEqual([]);
  });
});
