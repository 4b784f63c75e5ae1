import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { aRulesFolder } from '../../../test/builders/a-rules-folder.js';
import { loadRuleFiles } from './rule-files.js';
import { KINDS_ONCE } from './rule-files-fact-schema.js';

const { write, edit, remove, load, problems } = aRulesFolder();

it('what ships can be used', async () => {
  const { business, packs, offers, campaigns } = await loadRuleFiles('rules');
  expect([...business.catalogue.keys()]).toEqual(expect.arrayContaining(['arpuBand', 'lifecycleStage', 'valueClass']));
  expect(business.policy.operatorZone).toBe('America/Los_Angeles');
  expect(packs.map(({ pack }) => pack.pack)).toContain('25-decline-win-back');
  expect(offers.map(({ validUntil }) => validUntil > new Date('2027-12-01T00:00:00Z'))).not.toContain(false);
  expect(campaigns.map(({ state }) => state)).toEqual(['draft']);
  expect(business.holdouts.global.map(({ version }) => version)).toEqual(['2026Q3', '2026Q4']);
});

it('a byte order mark and another file beside the rules do no harm', async () => {
  write('levers.json', `\uFEFF${readFileSync('rules/levers.json', 'utf8')}`);
  write('offers/notes.txt', 'not a rule');
  await expect(problems()).resolves.toEqual([]);
});

it('a campaign has the control that its pack is planned with, or its own', async () => {
  const controls = async () => (await load()).campaigns.map(({ control }) => control);
  await expect(controls()).resolves.toEqual([{ sharePct: 10, version: '1' }]);
  edit('campaigns/winback-sample.json', '"state"', '"control": { "sharePct": 20, "version": "2" }, "state"');
  await expect(controls()).resolves.toEqual([{ sharePct: 20, version: '2' }]);
});

describe('refused, by file and place', () => {
  it.each<[string, () => void, readonly string[]]>([
    [
      'no folder at all',
      () => remove('facts'),
      ['facts FOLDER_MISSING', ...KINDS_ONCE.map(() => 'facts FILE_KIND_MISSING')],
    ],
    ['a file that is not there', () => remove('policy/retry.json'), ['policy/retry.json FILE_MISSING']],
    [
      'a control of half the base',
      () => edit('holdouts.json', '"sharePct": 2', '"sharePct": 50'),
      ['holdouts.json: $.global[0].sharePct HOLDOUT_SHARE_OUT_OF_RANGE'],
    ],
    [
      'a control of a campaign whose salt would end too early',
      () =>
        edit('campaigns/winback-sample.json', '"state"', '"control": { "sharePct": 10, "version": "1:2" }, "state"'),
      ['campaigns/winback-sample.json: $.control.version CONTROL_VERSION_BAD'],
    ],
    [
      'no time to verify rules in',
      () => edit('policy/verify.json', '"seconds": 5', '"seconds": 0'),
      ['policy/verify.json: $.seconds NOT_WHOLE_BETWEEN'],
    ],
    [
      'a base that is another one with every customer',
      () => edit('policy/base.json', '"otherBasePct": 10', '"otherBasePct": 0'),
      ['policy/base.json: $.otherBasePct NOT_WHOLE_BETWEEN'],
    ],
    ['a file that is not JSON', () => write('levers.json', '[{]'), ['levers.json FILE_NOT_JSON']],
    [
      'a weight for a lever nobody knows',
      () => edit('arbitration.json', '"prospects"', '"luck"'),
      ['arbitration.json: $.levers.luck UNKNOWN_LEVER'],
    ],
    [
      'a file in GB18030',
      () => write('levers.json', Buffer.from([0x5b, 0x22, 0xd6, 0xd0, 0x22, 0x5d])),
      ['levers.json FILE_NOT_UTF8'],
    ],
    ['a fact file that is missing', () => remove('facts/value-classes.json'), ['facts FILE_KIND_MISSING']],
    [
      'a fact file that is there twice',
      () => write('facts/zz.json', readFileSync('rules/facts/tenure.json', 'utf8')),
      ['facts/zz.json: $.kind FILE_KIND_TWICE'],
    ],
    [
      'a fact that is declared twice',
      () => edit('facts/tenure.json', '"daysSinceExit"', '"tenureMonths"'),
      ['facts/tenure.json: $.facts[1] FACT_TWICE', 'facts FACT_NOT_DECLARED'],
    ],
    [
      'a fact nobody derives',
      () => edit('facts/tenure.json', '"daysSinceExit"', '"daysSinceBirth"'),
      ['facts FACT_NOT_DECLARED', 'facts/tenure.json: $.facts[1] FACT_NOT_DERIVED'],
    ],
    [
      'a fact of another type',
      () =>
        edit('facts/profile.json', '"name": "age",\n      "type": "number"', '"name": "age",\n      "type": "text"'),
      ['facts/profile.json: $.facts[9] FACT_TYPE_DIFFERS'],
    ],
    [
      'an enum that forgets a value',
      () => edit('facts/arpu-bands.json', '"LOW", "MID", "HIGH"', '"LOW", "MID"'),
      ['facts/arpu-bands.json: $.facts[0] VALUE_WITHOUT_LABEL'],
    ],
    [
      'bands with a gap',
      () => edit('facts/arpu-bands.json', '{ "band": "LOW", "to": 3500 }', '{ "band": "LOW", "to": 3400 }'),
      ['facts/arpu-bands.json: $.model.lines[0].bands[1] BAND_GAP'],
    ],
    [
      'bands that overlap',
      () => edit('facts/arpu-bands.json', '{ "band": "LOW", "to": 3500 }', '{ "band": "LOW", "to": 3600 }'),
      ['facts/arpu-bands.json: $.model.lines[0].bands[1] BAND_OVERLAP'],
    ],
    [
      'bands that leave the highest over',
      () =>
        edit('facts/arpu-bands.json', '"band": "HIGH", "from": 7000 }', '"band": "HIGH", "from": 7000, "to": 9000 }'),
      ['facts/arpu-bands.json: $.model.lines[0].bands[2] BAND_GAP'],
    ],
    [
      'marks in part of a cent',
      () => {
        edit('facts/arpu-bands.json', '"to": 3500', '"to": 35.5');
        edit('facts/arpu-bands.json', '"from": 3500', '"from": 35.5');
      },
      ['facts/arpu-bands.json: $.model.lines[0].bands[1].from MARK_NOT_WHOLE'],
    ],
    [
      'marks of value classes that descend',
      () => edit('facts/value-classes.json', '"ordinaryFrom": 3500', '"ordinaryFrom": 9900'),
      ['facts/value-classes.json: $.lines[0].marks MARKS_NOT_ASCENDING'],
    ],
    [
      'models that wait for each other',
      () => edit('facts/credit-list.json', '"fact": "tenureMonths"', '"fact": "stars"'),
      ['facts/credit-list.json: $.model MODEL_CYCLE'],
    ],
    [
      'a model that asks for its own answer',
      () => edit('facts/tiers.json', '"fact": "valueClass"', '"fact": "tier"'),
      ['facts/tiers.json: $.model.rules[1].conditions.all[0].fact UNKNOWN_FACT'],
    ],
    [
      'a score that does not add up',
      () => edit('facts/loyalty.json', '"points": 45', '"points": 40'),
      ['facts/loyalty.json: $.model.outOf SCORE_NOT_FULL'],
    ],
    [
      'a score that what is missing would raise',
      () => edit('facts/loyalty.json', '"part": "activity",', '"part": "activity", "missing": 5,'),
      ['facts/loyalty.json: $.model.inputs[2].missing MISSING_RAISES'],
    ],
    [
      'a score of a fact nobody knows',
      () => edit('facts/satisfaction.json', '"fact": "complaints90d"', '"fact": "complaints"'),
      ['facts/satisfaction.json: $.model.inputs[1].fact UNKNOWN_FACT'],
    ],
    [
      'bins with a gap',
      () =>
        edit('facts/satisfaction.json', '{ "from": 1, "to": 2, "points": 6 }', '{ "from": 1, "to": 3, "points": 6 }'),
      ['facts/satisfaction.json: $.model.inputs[1].bins[2] BAND_OVERLAP'],
    ],
    [
      'a trend longer than its series',
      () => edit('facts/trends.json', '"periods": 2', '"periods": 22'),
      ['facts/trends.json: $.model[0] TREND_TOO_LONG'],
    ],
    [
      'a key account class nobody declared',
      () => edit('facts/key-accounts.json', '"class": "group",', '"class": "groups",'),
      ['facts/key-accounts.json: $.model.classes[2].class VALUE_NOT_ALLOWED'],
    ],
    [
      'a decision for a value nobody declared',
      () => edit('facts/credit-list.json', '"value": "RED"', '"value": "PINK"'),
      ['facts/credit-list.json: $.model.rules[2].value VALUE_NOT_ALLOWED'],
    ],
    [
      'a series that does not say how long it is',
      () => edit('facts/usage.json', '"months": 24', '"influence": true'),
      ['facts/usage.json: $.facts[7] SERIES_SAYS_MONTHS'],
    ],
    [
      'a series of another length',
      () => edit('facts/usage.json', '"months": 24', '"months": 12'),
      ['facts/usage.json: $.facts[7].months VALUE_NOT_ALLOWED'],
    ],
    [
      'a list of other fields',
      () => edit('facts/products.json', '"name": "product",', '"name": "code",'),
      ['facts/products.json: $.facts[0].fields LIST_FIELDS_DIFFER'],
    ],
    [
      'a fact without a word of help',
      () => edit('facts/tenure.json', '"help"', '"hint"'),
      ['facts/tenure.json: $.facts[0].help MISSING_FIELD'],
    ],
    [
      'one currency twice',
      () => edit('facts/arpu-bands.json', '"CNY"', '"USD"'),
      ['facts/arpu-bands.json: $.model.lines CURRENCY_TWICE'],
    ],
    [
      'a stage model that asks for what is no fact',
      () => edit('facts/lifecycle-abcde.json', '"fact": "relationship"', '"fact": "shoeSize"'),
      ['facts/lifecycle-abcde.json: $.model.parts[0].when.all[0].fact UNKNOWN_FACT'],
    ],
    [
      'a label in one language',
      () => edit('facts/tenure.json', '"zh-CN": "离网天数", ', ''),
      ['facts/tenure.json: $.facts[1].labels["zh-CN"] MISSING_FIELD'],
    ],
    [
      'a lever twice',
      () => edit('levers.json', '"win-back"', '"retention"'),
      ['levers.json: $[11].id ID_TWICE', 'playbook/25'],
    ],
    [
      'a zone that does not exist',
      () => edit('policy/contact-policy.json', 'America/Los_Angeles', 'Mars/Olympus'),
      ['policy/contact-policy.json: $.operatorZone POLICY_ZONE_UNKNOWN'],
    ],
    [
      'an offer under another name',
      () => edit('offers/renew-mid.json', '"id": "renew-mid"', '"id": "renew"'),
      ['offers/renew-mid.json FILE_NAME_DIFFERS', 'playbook/08'],
    ],
    [
      'an offer that ends before it begins',
      () => edit('offers/renew-mid.json', '2028-01-01', '2025-01-01'),
      ['offers/renew-mid.json: $.validUntil ENDS_BEFORE_IT_BEGINS'],
    ],
    [
      'an instant without a zone',
      () => edit('offers/renew-mid.json', '2028-01-01T08:00:00Z', '2028-01-01'),
      ['offers/renew-mid.json: $.validUntil NOT_AN_INSTANT', 'playbook/08'],
    ],
    [
      'an unknown field of an offer',
      () => edit('offers/renew-mid.json', '"value"', '"colour": 1, "value"'),
      ['offers/renew-mid.json: $.colour UNKNOWN_FIELD', 'playbook/08'],
    ],
    [
      'a pack under another name',
      () => edit('playbook/18-welcome/pack.json', '"18-welcome"', '"welcome"'),
      ['playbook/18-welcome FILE_NAME_DIFFERS'],
    ],
    [
      'a rule that cannot be',
      () => edit('playbook/18-welcome/pack.json', '"operator": "equal"', '"operator": "is"'),
      ['playbook/18-welcome/pack.json: $.rules[0].conditions.all[0].operator UNKNOWN_OPERATOR'],
    ],
    [
      'a pack without cases',
      () => remove('playbook/18-welcome/cases.json'),
      ['playbook/18-welcome/cases.json FILE_MISSING'],
    ],
    [
      'a case for a rule that is not there',
      () => edit('playbook/18-welcome/cases.json', '["first-bill-by-sms"]', '["first-bill-by-fax"]'),
      ['playbook/18-welcome/cases.json: $[1].matches[0] UNKNOWN_RULE'],
    ],
    [
      'a campaign of no pack',
      () => edit('campaigns/winback-sample.json', '25-decline-win-back', '99-nothing'),
      ['campaigns/winback-sample.json: $.pack CAMPAIGN_PACK_UNKNOWN'],
    ],
    [
      'a campaign for an audience that nobody can tell',
      () => edit('campaigns/winback-sample.json', '"fact": "origin"', '"fact": "aura"'),
      ['campaigns/winback-sample.json: $.audience.all[0].fact UNKNOWN_FACT'],
    ],
  ])('%s', async (_case, spoil, expected) => {
    spoil();
    const found = await problems();
    expect(found.length).toBeGreaterThan(0);
    for (const one of expected) expect(found).toContainEqual(expect.stringContaining(one));
  });

  it('everything at once', async () => {
    write('levers.json', '[{]');
    edit('facts/arpu-bands.json', '"to": 3500', '"to": 3400');
    remove('policy/retry.json');
    expect((await problems()).length).toBeGreaterThanOrEqual(3);
  });
});
