import { describe, expect, it } from '@jest/globals';
import type { MessageValues } from '../../core/delivery/message.js';
import { say } from '../../core/words/say.js';
import { LiquidTemplates } from './liquid-templates.js';

const values: MessageValues = {
  customerId: 'c-1',
  customerName: '<b>Li & Söhne</b>',
  expiresOn: 'November 30, 2026',
  offer: { id: 'o-1', title: '回归礼遇', limits: 'Once only', price: '$9' },
};
const templates = new LiquidTemplates();
const render = (template: string) => templates.render(template, values);

describe('a template', () => {
  it.each([
    ['plain text, nothing escaped', 'Dear {{ customerName }}: {{ offer.title }}', 'Dear <b>Li & Söhne</b>: 回归礼遇'],
    ['conditions', '{% if customerName != "" %}{{ customerName | size }}{% else %}-{% endif %}', '17'],
    [
      'the same again, from what was parsed',
      'Dear {{ customerName }}: {{ offer.title }}',
      'Dear <b>Li & Söhne</b>: 回归礼遇',
    ],
  ])('renders %s', (_case, template, text) => {
    expect(render(template)).toEqual({ ok: true, value: text });
  });

  it('tells which variables it asks for', () => {
    const asked = templates.variablesOf(
      '{{ offer.title }} {% assign x = 1 %}{{ x }} {% if nick %}{{ customerName }}{% endif %}',
    );
    expect(asked).toEqual({ ok: true, value: ['customerName', 'nick', 'offer.title'] });
  });

  it.each([
    ['an unknown variable', '{{ offer.value }}', 'UNKNOWN_VARIABLE', { variable: 'offer.value' }],
    ['an unknown filter', '{{ offer.title | shout }}', 'TEMPLATE_FILTER_UNKNOWN', { what: 'shout', line: 1 }],
    ['an unknown tag', 'Hi\n{% shout %}', 'TEMPLATE_TAG_UNKNOWN', { what: 'shout', line: 2 }],
    ['a tag that is not closed', '{% if customerName %}x', 'TEMPLATE_NOT_CLOSED', { what: '{% if customerName %}' }],
    ['a variable that is not closed', 'Dear {{ customerName', 'TEMPLATE_NOT_CLOSED', { line: 1 }],
    ['a value that is none', '\n{% if customerName = "x" %}y{% endif %}', 'TEMPLATE_INVALID', { line: 2 }],
    ['a file', '{% include "/etc/passwd" %}', 'TEMPLATE_INCLUDES', { line: 1 }],
    ['a file by another way', "{% render '../../package.json' %}", 'TEMPLATE_INCLUDES', { line: 1 }],
    ['a layout', '{% layout "/etc/hostname" %}', 'TEMPLATE_INCLUDES', { line: 1 }],
    ['a prototype', '{{ offer.constructor }}', 'UNKNOWN_VARIABLE', { variable: 'offer.constructor' }],
    ['a prototype by its name', '{{ offer["__proto__"] }}', 'UNKNOWN_VARIABLE', {}],
    ['a method of texts', '{{ offer.title.constructor.name }}', 'UNKNOWN_VARIABLE', {}],
    ['a template longer than any text', 'x'.repeat(30_000), 'TEMPLATE_TOO_HEAVY', {}],
  ])('is refused %s', (_case, template, code, params) => {
    const refused = render(template);
    expect(refused).toMatchObject({ ok: false, problems: [{ path: '$', code, params }] });
    for (const problem of refused.ok ? [] : refused.problems) {
      expect(say('en', problem.code, problem.params)).not.toMatch(
        /ENOENT|exceeded|undefined|\{(line|column|what|variable|known)\}/,
      );
    }
  });

  it.each([
    ['a loop of a hundred million', '{% for i in (1..100000000) %}{{ i }}{% endfor %}'],
    [
      'loops within loops',
      '{% for a in (1..9999) %}{% for b in (1..9999) %}{% for c in (1..9999) %}x{% endfor %}{% endfor %}{% endfor %}',
    ],
    [
      'a text doubled forty times',
      `{% assign s = "0123456789" %}${'{% assign s = s | append: s %}'.repeat(40)}{{ s }}`,
    ],
    [
      'a text replaced into itself',
      `{% assign s = "aaaaaaaaaa" %}${'{% assign s = s | replace: "a", s %}'.repeat(8)}{{ s }}`,
    ],
  ])('is stopped in %s', (_case, template) => {
    const before = performance.now();
    expect(render(template)).toMatchObject({ ok: false, problems: [{ code: 'TEMPLATE_TOO_HEAVY' }] });
    expect(performance.now() - before).toBeLessThan(3_000);
  });
});
