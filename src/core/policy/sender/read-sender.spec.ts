import { describe, expect, it } from '@jest/globals';
import { SHIPPED_SENDER } from '../../../../test/builders/shipped-sender.js';
import { readSender } from './read-sender.js';

type Json = Record<string, unknown>;

/** The shipped rules with one place changed; `undefined` takes it away. */
function changed(path: string, value: unknown): unknown {
  const json = structuredClone(SHIPPED_SENDER) as unknown as Json;
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  const parent = steps.reduce<Json>((one, step) => one[step] as Json, json);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return json;
}

const problemsOf = (json: unknown) => {
  const read = readSender(json);
  return read.ok ? [] : read.problems.map(({ path, code }) => `${path} ${code}`);
};

it('reads what is shipped', () => {
  expect(readSender(SHIPPED_SENDER)).toEqual({ ok: true, value: SHIPPED_SENDER });
});

describe('rules of the sender that cannot be used', () => {
  it.each<[string, string, unknown, readonly string[]]>([
    ['a channel without any', 'sms', undefined, ['$.sms MISSING_FIELD']],
    ['a channel on which nothing is written', 'call-list', {}, ['$["call-list"] UNKNOWN_FIELD']],
    ['no signature', 'sms.signature', undefined, ['$.sms.signature MISSING_FIELD']],
    ['no way out', 'email.optOut', undefined, ['$.email.optOut MISSING_FIELD']],
    ['a language without words', 'sms.signature.text.en', undefined, ['$.sms.signature.text.en MISSING_FIELD']],
    ['words that say nothing', 'sms.signature.text.en', ' : ', ['$.sms.signature.text.en SENDER_TEXT_EMPTY']],
    ['words that are none', 'sms.signature.text.en', 7, ['$.sms.signature.text.en WRONG_TYPE']],
    ['words without end', 'sms.signature.text.en', 'x'.repeat(201), ['$.sms.signature.text.en SENDER_TEXT_LONG']],
    ['a line in a text message', 'sms.signature.text.en', 'a\nb', ['$.sms.signature.text.en SENDER_TEXT_UNSHOWN']],
    ['a template', 'sms.signature.text.en', '{{ offer.id }}', ['$.sms.signature.text.en SENDER_TEXT_TEMPLATE']],
    ['a place there is not', 'sms.signature.place', 'front', ['$.sms.signature.place POLICY_VALUE_NOT_ALLOWED']],
    [
      'marketing that is not signed',
      'sms.signature.purposes',
      ['service'],
      ['$.sms.signature.purposes SENDER_NOT_MARKETING'],
    ],
    ['nothing that is signed', 'sms.signature.purposes', [], ['$.sms.signature.purposes POLICY_LIST_EMPTY']],
    [
      'a way out of service',
      'sms.optOut.purposes',
      ['marketing', 'service'],
      ['$.sms.optOut.purposes[1] POLICY_VALUE_NOT_ALLOWED'],
    ],
    ['a keyword of marks', 'sms.optOut.keywords', ['TD', 'STOP', '!'], ['$.sms.optOut.keywords[2] SENDER_KEYWORD_BAD']],
    ['a keyword that is none', 'sms.optOut.keywords', ['TD', 'STOP', 0], ['$.sms.optOut.keywords[2] WRONG_TYPE']],
    [
      'a keyword twice',
      'sms.optOut.keywords',
      ['TD', 'STOP', 'ｔｄ'],
      ['$.sms.optOut.keywords[2] SENDER_KEYWORD_TWICE'],
    ],
    [
      'words that tell what is not understood',
      'sms.optOut.keywords',
      ['STOP'],
      ['$.sms.optOut.text["zh-CN"] SENDER_KEYWORD_UNTOLD'],
    ],
    [
      'no keywords',
      'sms.optOut.keywords',
      [],
      [
        '$.sms.optOut.keywords POLICY_LIST_EMPTY',
        '$.sms.optOut.text["zh-CN"] SENDER_KEYWORD_UNTOLD',
        '$.sms.optOut.text.en SENDER_KEYWORD_UNTOLD',
      ],
    ],
  ])('%s', (_case, path, value, expected) => {
    expect(problemsOf(changed(path, value))).toEqual(expected);
  });

  it('a file that is no object', () => {
    expect(problemsOf([])).toEqual(['$ WRONG_TYPE']);
  });
});
