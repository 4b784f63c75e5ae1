import { describe, expect, it } from '@jest/globals';
import { anOffer } from '../../../test/builders/an-offer.js';
import { SHIPPED_SENDER } from '../../../test/builders/shipped-sender.js';
import { TEMPLATE_VARIABLES } from './message.js';
import { offerTextProblems, type TextTrial, templateProblems } from './template-check.js';

it.each([
  ['every variable there is', [...TEMPLATE_VARIABLES], []],
  ['none', [], []],
  ['one that no message has', ['offer.title', 'offer.colour'], ['offer.colour']],
  ['a whole group', ['customer'], ['customer']],
])('a template that asks for %s', (_case, variables, unknown) => {
  expect(templateProblems('$.body', variables).map(({ params }) => params?.variable)).toEqual(unknown);
});

/** Braces name what a text asks for; what is marked fails to be read, or to be written for whoever has a name. */
const templates: TextTrial['templates'] = {
  variablesOf: (text) =>
    text.includes('broken')
      ? { ok: false, problems: [{ path: '$', code: 'TEMPLATE_INVALID' }] }
      : { ok: true, value: [...text.matchAll(/\{(\S+)\}/g)].map(([, name]) => name ?? '') },
  render: (text, { customerName }) =>
    text.includes('heavy') && customerName !== ''
      ? { ok: false, problems: [{ path: '$', code: 'TEMPLATE_TOO_HEAVY' }] }
      : { ok: true, value: text.replace('{customerName}', customerName) },
};
const sms = (body: string) => anOffer({ wording: { sms: { body: { 'zh-CN': '好', en: body } } } });
const problemsOf = (offer: Parameters<typeof offerTextProblems>[0], smsParts?: number) =>
  offerTextProblems(offer, {
    templates,
    policy: { operatorZone: 'UTC', ...(smsParts === undefined ? {} : { smsParts }) },
  }).map(({ path, code }) => `${path} ${code}`);

describe('the texts of an offer', () => {
  it.each<[string, string, number, readonly string[]]>([
    ['that can be written', 'Hello {customerName}', 1, []],
    ['that are no template', 'broken', 1, ['$.wording.sms.body.en TEMPLATE_INVALID']],
    ['that ask for what no message has', '{customer.name}', 1, ['$.wording.sms.body.en UNKNOWN_VARIABLE']],
    ['that fail as they are written', 'heavy', 1, ['$.wording.sms.body.en TEMPLATE_TOO_HEAVY']],
    ['of as many letters as one part has', 'x'.repeat(160), 1, []],
    ['of one more', 'x'.repeat(161), 1, ['$.wording.sms.body.en SMS_TOO_LONG']],
    ['that a name makes too long', `${'x'.repeat(155)}{customerName}`, 1, ['$.wording.sms.body.en SMS_TOO_LONG']],
    ['of two parts where two are allowed', 'x'.repeat(306), 2, []],
  ])('%s', (_case, body, parts, expected) => {
    expect(problemsOf(sms(body), parts)).toEqual(expected);
  });

  it('of a mail may be longer, and all are asked: each channel, each part, each language', () => {
    const text = { 'zh-CN': 'broken', en: 'x'.repeat(5_000) };
    const offer = anOffer({ wording: { email: { subject: text, body: text } } });
    expect(problemsOf(offer, 1)).toEqual([
      '$.wording.email.subject["zh-CN"] TEMPLATE_INVALID',
      '$.wording.email.body["zh-CN"] TEMPLATE_INVALID',
    ]);
  });

  it('are as long as they like where nobody counts', () => {
    expect(problemsOf(sms('x'.repeat(5_000)))).toEqual([]);
  });

  it.each([
    ['marketing with its signature and its way out', 'marketing', ['$.wording.sms.body.en SMS_TOO_LONG']],
    ['service with its signature only', 'service', []],
  ] as const)('are measured as they go out: %s', (_case, purpose, expected) => {
    const offer = { ...sms('x'.repeat(160 - 'Tidemark Telecom: '.length)), purpose };
    const policy = { operatorZone: 'UTC', smsParts: 1, sender: SHIPPED_SENDER };
    const problems = offerTextProblems(offer, { templates, policy });
    expect(problems.map(({ path, code }) => `${path} ${code}`)).toEqual(expected);
  });
});
