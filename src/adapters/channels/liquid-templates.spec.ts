import { describe, expect, it } from '@jest/globals';
import type { MessageValues } from '../../core/delivery/message.js';
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
    ['an unknown variable', '{{ offer.value }}'],
    ['an unknown filter', '{{ offer.title | shout }}'],
    ['a tag that is not closed', '{% if customerName %}x'],
    ['a file', '{% include "/etc/passwd" %}'],
    ['a file by another way', "{% render '../../package.json' %}"],
    ['a layout', '{% layout "/etc/hostname" %}'],
    ['a prototype', '{{ offer.constructor }}'],
    ['a prototype by its name', '{{ offer["__proto__"] }}'],
    ['a method of texts', '{{ offer.title.constructor.name }}'],
    ['a template longer than any text', 'x'.repeat(30_000)],
  ])('is refused %s', (_case, template) => {
    expect(render(template)).toMatchObject({ ok: false, problems: [{ code: 'TEMPLATE_INVALID' }] });
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
    expect(render(template).ok).toBe(false);
    expect(performance.now() - before).toBeLessThan(3_000);
  });
});
