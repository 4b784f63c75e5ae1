import { describe, expect, it } from '@jest/globals';
import { FoundProblems } from '../../kit/found-problems.js';
import { LineReader } from './read-mapping-line.js';

function read<T>(use: (reader: LineReader) => T) {
  const problems = new FoundProblems();
  const constants = { origin: 'o', source: 's', asOf: '2026-11-01', currency: 'JPY', zone: null };
  const value = use(new LineReader(problems, constants));
  const result = problems.result(value);
  return result.ok ? { value, codes: [] } : { value, codes: result.problems.map(({ code }) => code) };
}

describe('the parts of a line', () => {
  it.each([
    ['{id}@x', [{ column: 'id' }, '@x']],
    ['a{b}{ c }', ['a', { column: 'b' }, { column: 'c' }]],
    ['plain', ['plain']],
  ])('the template %s', (text, parts) => {
    expect(read((reader) => reader.template(text, '$'))).toEqual({ value: { kind: 'template', parts }, codes: [] });
  });

  it.each(['{a', 'a}', '{}', '{{a}}', ''])('the template "%s" is refused', (text) => {
    expect(read((reader) => reader.template(text, '$')).codes).not.toEqual([]);
  });

  it('one text or several', () => {
    expect(read((reader) => reader.texts('a ', '$')).value).toEqual(['a']);
    expect(read((reader) => reader.texts(['a', ''], '$'))).toEqual({ value: ['a', ''], codes: [] });
    expect(read((reader) => reader.texts([], '$')).codes).toEqual(['MAPPING_EMPTY_LIST']);
    expect(read((reader) => reader.texts([1], '$')).codes).toEqual(['WRONG_TYPE']);
  });

  it('an amount is read in the digits of its currency', () => {
    const line = { column: 'c', unit: 'major' };
    const { value } = read((reader) => reader.fromColumn(line, '$', 'usage.revenue', { type: 'money', monthly: true }));
    expect(value).toMatchObject({ form: { moneyDigits: 0 } });
  });

  it('a value of the mapping has the type and the bounds of its field', () => {
    const age = { type: 'integer', least: 0, most: 150 } as const;
    expect(read((reader) => reader.value(7, '$', age))).toEqual({ value: 7, codes: [] });
    expect(read((reader) => reader.value('7', '$', age)).codes).toEqual(['WRONG_TYPE']);
    expect(read((reader) => reader.value(151, '$', age)).codes).toEqual(['OUT_OF_RANGE']);
    expect(read((reader) => reader.value({ $gt: 1 }, '$', { type: 'text', longest: 9 })).codes).toEqual(['WRONG_TYPE']);
  });
});
