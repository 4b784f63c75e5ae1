import { describe, expect, it } from '@jest/globals';
import { anOffer } from '../../../test/builders/an-offer.js';
import { namelessValues } from './message.js';
import { framed, type WriteOut, writeMessage } from './write-message.js';

const values = namelessValues('c-1', anOffer(), 'en', 'UTC');
/** Marks what fails; `{id}` is the customer. */
const templates: WriteOut = {
  render: (template, { customerId }) =>
    template.includes('broken')
      ? { ok: false, problems: [{ path: '$', code: template }] }
      : { ok: true, value: template.replaceAll('{id}', customerId) },
};
const FRAME = { before: '[Us] ', after: ' Reply {id}' };

describe('a message', () => {
  it('is the text, trimmed, with what stands around it as it is', () => {
    const written = writeMessage({ subject: null, body: ' for {id}\n' }, values, FRAME, templates);
    expect(written).toEqual({ ok: true, value: { subject: null, body: '[Us] for c-1 Reply {id}' } });
  });

  it('has a subject of one line, which nothing stands around', () => {
    const written = writeMessage({ subject: 'a\nb {id}', body: 'x' }, values, FRAME, templates);
    expect(written).toMatchObject({ value: { subject: 'a b c-1' } });
  });

  it.each([
    ['body', { subject: null, body: 'broken body' }, ['broken body']],
    ['subject', { subject: 'broken subject', body: 'x' }, ['broken subject']],
    ['both', { subject: 'broken subject', body: 'broken body' }, ['broken body', 'broken subject']],
  ])('that cannot be written says what is wrong with its %s', (_case, wording, codes) => {
    const written = writeMessage(wording, values, FRAME, templates);
    expect(written.ok ? [] : written.problems.map(({ code }) => code)).toEqual(codes);
  });
});

it('framed keeps spaces of the frame and none of the text', () => {
  expect(framed('  a  ', { before: 'b ', after: ' c' })).toBe('b a c');
});
