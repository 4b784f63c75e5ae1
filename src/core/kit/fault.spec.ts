import { describe, expect, it } from '@jest/globals';
import { faultOf } from './fault.js';

const coded = (code: unknown) => Object.assign(new TypeError('jane@example.invalid'), { code });

describe('of an error is said', () => {
  it.each<[string, unknown, { name: string; code: string | null }]>([
    ['its class', new RangeError('jane@example.invalid'), { name: 'RangeError', code: null }],
    ['its code', coded('ECONNRESET'), { name: 'TypeError', code: 'ECONNRESET' }],
    ['a code that is a number', coded(11_000), { name: 'TypeError', code: '11000' }],
    ['no code that could be data', coded('to jane@example.invalid'), { name: 'TypeError', code: null }],
    ['no class that could be data', Object.assign(new Error(''), { name: 'Jane Doe' }), { name: 'Error', code: null }],
    ['what it is when it is no error', 'jane@example.invalid', { name: 'string', code: null }],
  ])('%s', (_what, error, said) => {
    expect(faultOf(error)).toEqual(said);
  });
});
