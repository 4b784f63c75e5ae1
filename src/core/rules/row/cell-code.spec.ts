import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { indexRules } from '../compile/rule-index.js';
import { addCellCode, type Code } from './cell-code.js';

const QUESTIONS = [
  ['equal', 'a'],
  ['equal', 5],
  ['notEqual', true],
  ['lessThan', 2.5],
  ['greaterThanInclusive', 100],
  ['lessThan', '2026-01-01'],
  ['in', ['a', 'b', 7]],
  ['contains', 'vip'],
  ['contains', 3],
  ['doesNotContain', null],
] as const;

/** The codes of one value as generated code writes them, or null where it says no. */
function writer(dimensions: readonly { readonly codeOf: (value: unknown) => number }[]) {
  const code: Code = { lines: [], data: [] };
  addCellCode(
    code,
    'value',
    dimensions.map((one, dimension) => ({ dimension, ...one })),
  );
  const constants = code.data.map((_one, at) => `const k${at} = data[${at}];`);
  const body = [...constants, 'let b = 0; let c = 0; let i = 0;', ...code.lines, 'return true;'].join('\n');
  const write = new Function('data', 'value', 'codes', 'at', 'stride', body);
  return (value: unknown) => {
    const codes = new Uint8Array(dimensions.length);
    return write(code.data, value, codes, 0, 1) === true ? [...codes] : null;
  };
}

it('generated code finds the cells that the dimensions themselves find', () => {
  const value = fc.oneof(
    fc.constantFrom(Number.NaN, null, undefined, true, false, '', '5', '2026-01-01', 'a', 'vip', Infinity, -0),
    fc.double(),
    fc.integer({ min: -9, max: 120 }),
    fc.string(),
    fc.array(fc.constantFrom<unknown>('vip', 3, null, 'x'), { maxLength: 3 }),
    fc.object(),
  );
  fc.assert(
    fc.property(fc.subarray([...QUESTIONS], { minLength: 1 }), fc.array(value), (asked, values) => {
      const all = asked.map(([operator, literal]) => ({ fact: 'f', operator, value: literal }));
      const read = indexRules([{ conditions: { all } }], { allowUndefinedFacts: true });
      if (!read.ok) throw new Error(JSON.stringify(read.problems));
      const { dimensions } = read.value;
      const write = writer(dimensions);
      for (const one of values) {
        const codes = dimensions.map(({ codeOf }) => codeOf(one));
        expect(write(one)).toEqual(codes.some((code) => code < 0) ? null : codes);
      }
    }),
    { numRuns: 300 },
  );
});
