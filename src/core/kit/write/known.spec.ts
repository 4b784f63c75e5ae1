import { expect, it } from '@jest/globals';
import { isAsKnown, type Known } from './known.js';

const NOTHING: Known = { kind: 'nothing' };
const SECOND: Known = { kind: 'tag', tag: '2' };

it.each<[string, Known | null, string | null, boolean]>([
  ['who does not say writes over what is there', null, '2', true],
  ['who does not say writes where nothing is', null, null, true],
  ['who makes something new finds nothing there', NOTHING, null, true],
  ['who makes something new finds the name taken', NOTHING, '0', false],
  ['who began with what is there', SECOND, '2', true],
  ['who began with what somebody changed since', SECOND, '3', false],
  ['who began with what is gone', SECOND, null, false],
])('%s', (_case, known, tag, expected) => {
  expect(isAsKnown(known, tag)).toBe(expected);
});
