import { describe, expect, it } from '@jest/globals';
import { indexRules } from '../compile/rule-index.js';
import { FactReader } from './fact-reader.js';

const PATHS = ['', '$.a', '$.a.length', '$.toString'];

function readerOf(codeGeneration: boolean) {
  const all = PATHS.map((path) => ({ fact: 'f', operator: 'in', value: [1, 2, 3, 'x'], path }));
  const read = indexRules([{ conditions: { all } }], { allowUndefinedFacts: true, codeGeneration });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const { value: index } = read;
  const reader = new FactReader(index);
  return (facts: object) => {
    const codes = new Uint8Array(index.dimensions.length * 3);
    if (!reader.read(facts as never, codes, 1, 3)) return null;
    const held = (field: number) => {
      const at = index.dimensions.findIndex((dimension) => dimension.field === field);
      return index.dimensions[at]?.answers[codes[1 + at * 3] ?? 0]?.[0];
    };
    return PATHS.map((path) => held(index.fields.findIndex(({ steps }) => steps.join('.') === path.slice(2))));
  };
}

describe.each([true, false])('with generated code: %s, each path holds one of the values', (codeGeneration) => {
  const read = readerOf(codeGeneration);

  it.each<[string, object, readonly number[] | null]>([
    ['nothing there', {}, [0, 0, 0, 0]],
    ['no object: the paths do not count', { f: 'x' }, [1, 1, 1, 1]],
    ['an object', { f: { a: 2 } }, [0, 1, 0, 0]],
    ['the length of a text inside', { f: { a: 'abc' } }, [0, 0, 1, 0]],
    ['the length of a list inside', { f: { a: [0, 0] } }, [0, 0, 1, 0]],
    ['an own name that others inherit', { f: { toString: 3 } }, [0, 0, 0, 1]],
    ['null inside', { f: { a: null } }, [0, 0, 0, 0]],
    ['a fact that is a function', { f: () => 1 }, null],
  ])('%s', (_case, facts, expected) => {
    expect(read(facts)).toEqual(expected);
  });
});
