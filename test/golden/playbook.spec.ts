import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { LiquidTemplates } from '../../src/adapters/channels/liquid-templates.js';
import { loadRuleFiles } from '../../src/adapters/files/rule-files.js';
import { leverDoubts } from '../../src/core/campaign/lever-doubts.js';
import { INTENDED_CHANNELS, PROMPT_PLACES, SUPPRESSING, TEAMS } from '../../src/core/campaign/playbook-plan.js';
import { CHANNELS } from '../../src/core/customer/consent.js';
import { EVENT_KINDS } from '../../src/core/customer/customer-event.js';
import { templateProblems } from '../../src/core/delivery/template-check.js';
import { LOCALES } from '../../src/core/kit/locale.js';
import { runPackCases } from '../../src/core/rules/pack-cases.js';
import { compilePack } from '../../src/core/rules/program.js';
import { RULE_LIMITS } from '../../src/core/rules/rule-limits.js';
import { aRulePack } from '../builders/a-rule-pack.js';
import { BAD_PACKS } from './bad-packs.js';

const { business, packs, offers, campaigns, playbook } = await loadRuleFiles('rules');
const STAGES = business.catalogue.get('lifecycleStage')?.values ?? [];
const schema = JSON.parse(readFileSync('rules/pack.schema.json', 'utf8'));
const planSchema = JSON.parse(readFileSync('rules/plan.schema.json', 'utf8'));
const validatePlan = new Ajv2020({ allErrors: true, strict: true, strictRequired: false }).compile(planSchema);
const validate = new Ajv2020({ allErrors: true, strict: true, strictRequired: false }).compile(schema);

const offerOf = (id: string) => offers.find((offer) => offer.id === id);

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
        expect(offerOf(event.params.offerId)?.wording[event.params.channel]).toBeDefined();
      }
    });
  },
);

describe.each(packs.map(({ pack, plan }) => ({ name: pack.pack, pack, plan })))(
  'the plan of $name',
  ({ pack, plan }) => {
    it('is valid by the published schema', () => {
      expect(validatePlan(plan) ? [] : validatePlan.errors).toEqual([]);
    });

    it('keeps somebody out to compare with, or says why not', () => {
      expect(plan === null ? null : plan.control.sharePct > 0 || plan.control.why !== undefined).toBe(true);
    });

    it('pulls a lever that suits the stages its rules ask for', () => {
      const { rules } = compilePack(pack, business.catalogue, business.lists);
      const uses = rules.map(({ rule, condition }) => ({ rule: rule.id, lever: rule.event.params.lever, condition }));
      const known = { levers: business.levers, stages: STAGES };
      expect(leverDoubts(uses, plan?.stages ?? [], known)).toEqual([]);
    });

    it('names no sales offer without a guardrail that can pause it', () => {
      const sells = pack.rules.some(({ event }) => offerOf(event.params.offerId)?.purpose === 'marketing');
      const pausing = (plan?.guardrails ?? []).filter(({ guardrail }) =>
        playbook.guardrails.some(({ code, onBreach }) => code === guardrail && onBreach === 'pause'),
      );
      expect(sells ? pausing.length > 0 : true).toBe(true);
    });
  },
);

describe('the playbook', () => {
  it('has every pack from 1 to 32', () => {
    const numbers = packs.map(({ folder }) => Number(folder.replace('playbook/', '').slice(0, 2)));
    expect([...new Set(numbers)].sort((a, b) => a - b)).toEqual(Array.from({ length: 32 }, (_, index) => index + 1));
  });

  it('makes every offer that lies beside a pack', () => {
    const made = new Set(packs.flatMap(({ pack }) => pack.rules.map(({ event }) => event.params.offerId)));
    expect(offers.map(({ id }) => id).filter((id) => !made.has(id))).toEqual([]);
  });

  it('uses every guardrail and every hold that is declared', () => {
    const plans = packs.flatMap(({ plan }) => (plan === null ? [] : [plan]));
    const guardrails = new Set(plans.flatMap((plan) => plan.guardrails.map(({ guardrail }) => guardrail)));
    const holds = new Set(plans.flatMap(({ suppression }) => suppression.holds));
    expect(playbook.guardrails.filter(({ code }) => !guardrails.has(code))).toEqual([]);
    expect(playbook.holds.filter(({ id }) => !holds.has(id))).toEqual([]);
  });
});

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

it('the published schema of plans has the names the reader has', () => {
  const { schedule, suppression, intendedChannels, briefing } = planSchema.properties;
  const [, , event, prompt] = schedule.oneOf;
  expect(event.properties.events.items.enum).toEqual([...EVENT_KINDS]);
  expect(prompt.properties.at.items.enum).toEqual([...PROMPT_PLACES]);
  expect(suppression.properties.after.items.properties.outcome.enum).toEqual([...SUPPRESSING]);
  expect(intendedChannels.items.enum).toEqual([...INTENDED_CHANNELS]);
  expect(briefing.items.enum).toEqual([...TEAMS]);
});

describe('the shipped texts', () => {
  const templates = new LiquidTemplates();
  const local = business.localOffers.map(({ offer, orgNode, wording = {} }) => ({
    id: `${offer} at ${orgNode}`,
    wording,
  }));
  const texts = [...offers, ...local].flatMap(({ id, wording }) =>
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

describe('the twelve levers', () => {
  it('ship, each with its branch, the stages it suits and guardrails of its own', () => {
    expect(business.levers.map(({ id }) => id)).toHaveLength(12);
    for (const { branch, stages, guardrails = [] } of business.levers) {
      expect([branch.length > 0, stages.length > 0, guardrails.length > 0]).toEqual([true, true, true]);
      expect(stages.filter((stage) => !STAGES.includes(stage))).toEqual([]);
    }
  });

  it('leave no stage of the lifecycle without a lever', () => {
    const covered = new Set(business.levers.flatMap(({ stages }) => stages));
    expect(STAGES.filter((stage) => !covered.has(stage))).toEqual([]);
  });

  it('are watched against the accidents of levers that act on each other', () => {
    const presets = (id: string) => {
      const codes = business.levers.find((lever) => lever.id === id)?.guardrails ?? [];
      return playbook.guardrails.flatMap(({ code, preset }) =>
        codes.includes(code) && preset !== null ? [preset] : [],
      );
    };
    expect(presets('retention')).toContain('a');
    expect(presets('cross-sell')).toContain('b');
    expect(presets('cost-to-serve')).toContain('c');
    expect(presets('renewal')).toContain('d');
  });
});

it('the sample campaign runs the brief’s own example', () => {
  expect(campaigns).toMatchObject([{ id: 'winback-sample', pack: '25-decline-win-back' }]);
  const sample = packs.find(({ pack }) => pack.pack === '25-decline-win-back');
  expect(sample?.pack.rules.map(({ event }) => [event.params.channel, event.params.lever])).toEqual([
    ['email', 'retention'],
    ['sms', 'win-back'],
  ]);
});
