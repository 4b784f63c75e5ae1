import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { LiquidTemplates } from '../../src/adapters/channels/liquid-templates.js';
import { loadRuleFiles } from '../../src/adapters/files/rule-files.js';
import { CHANNELS } from '../../src/core/customer/consent.js';
import { templateProblems } from '../../src/core/delivery/template-check.js';
import { LOCALES } from '../../src/core/kit/locale.js';
import { runPackCases } from '../../src/core/rules/pack-cases.js';
import { compilePack } from '../../src/core/rules/program.js';
import { RULE_LIMITS } from '../../src/core/rules/rule-limits.js';
import { aRulePack } from '../builders/a-rule-pack.js';
import { BAD_PACKS } from './bad-packs.js';

const { business, packs, offers, campaigns } = await loadRuleFiles('rules');
const schema = JSON.parse(readFileSync('rules/pack.schema.json', 'utf8'));
const validate = new Ajv2020({ allErrors: true, strict: true, strictRequired: false }).compile(schema);

describe.each(packs.map(({ pack, cases }) => ({ name: pack.pack, pack, cases })))(
  'the pack $name',
  ({ pack, cases }) => {
    it('is valid by the published schema', () => {
      expect(validate(pack) ? [] : validate.errors).toEqual([]);
    });

    it.each(
      runPackCases(compilePack(pack, business.catalogue, business.lists), cases).map((result) => ({ ...result })),
    )('$case', ({ expected, matched }) => {
      expect([...matched].sort()).toEqual([...expected].sort());
    });

    it('has a case for each rule, and one that none matches', () => {
      const matched = new Set(cases.flatMap(({ matches }) => matches));
      expect(pack.rules.map(({ id }) => id).filter((id) => !matched.has(id))).toEqual([]);
      expect(cases.some(({ matches }) => matches.length === 0)).toBe(true);
    });

    it('makes offers that have words for their channel', () => {
      for (const { event } of pack.rules) {
        const offer = offers.find(({ id }) => id === event.params.offerId);
        expect(offer?.wording[event.params.channel]).toBeDefined();
      }
    });
  },
);

describe('the published schema', () => {
  it('takes a good pack', () => {
    expect(validate(aRulePack())).toBe(true);
  });

  it.each(BAD_PACKS.filter(({ schema: expressible }) => expressible !== false))('refuses $case', ({ json }) => {
    expect(validate(json)).toBe(false);
  });

  it('has the bounds the reader has', () => {
    const { id, text, schedule } = schema.$defs;
    expect([id.maxLength, text.maxLength, schema.properties.rules.maxItems]).toEqual([
      RULE_LIMITS.id,
      RULE_LIMITS.title,
      RULE_LIMITS.rules,
    ]);
    expect(schedule.properties.delayHours.maximum).toBe(RULE_LIMITS.hours);
    expect(schema.$defs.event.properties.params.properties.channel.enum).toEqual([...CHANNELS]);
  });
});

describe('the shipped texts', () => {
  const templates = new LiquidTemplates();
  const texts = offers.flatMap(({ id, wording }) =>
    CHANNELS.flatMap((channel) =>
      LOCALES.flatMap((locale) =>
        [wording[channel]?.subject?.[locale], wording[channel]?.body[locale]].map((text, index) => ({
          name: `${id} ${channel} ${locale} ${index === 0 ? 'subject' : 'body'}`,
          text,
        })),
      ),
    ),
  );

  it.each(texts.flatMap(({ name, text }) => (text === undefined ? [] : [{ name, text }])))('$name', ({ text }) => {
    const variables = templates.variablesOf(text);
    expect(variables.ok && templateProblems('$', variables.value)).toEqual([]);
  });
});

it('the twelve levers ship', () => {
  expect(business.levers.map(({ id }) => id)).toHaveLength(12);
});

it('the sample campaign runs the brief’s own example', () => {
  expect(campaigns).toMatchObject([{ id: 'winback-sample', pack: '25-decline-win-back' }]);
  const sample = packs.find(({ pack }) => pack.pack === '25-decline-win-back');
  expect(sample?.pack.rules.map(({ event }) => [event.params.channel, event.params.lever])).toEqual([
    ['email', 'retention'],
    ['sms', 'win-back'],
  ]);
});
