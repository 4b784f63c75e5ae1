import { describe, expect, it } from '@jest/globals';
import type { Tree } from '../../condition/condition.js';
import { removalsOf, withoutPart } from './removal.js';

const leaf = (name: string): Tree<string> => ({ kind: 'leaf', leaf: name });
const TREE: Tree<string> = {
  kind: 'all',
  of: [leaf('a'), { kind: 'not', of: { kind: 'any', of: [leaf('b'), leaf('c')] } }],
};

describe('parts that could be left out', () => {
  it('the last first, a whole before its parts, and which way the rule moves', () => {
    expect(removalsOf(TREE).map(({ pathFrom, widens }) => [pathFrom('$'), widens])).toEqual([
      ['$.all[1]', true],
      ['$.all[1].not.any[1]', true],
      ['$.all[1].not.any[0]', true],
      ['$.all[0]', true],
    ]);
    expect(removalsOf({ kind: 'any', of: [leaf('a'), leaf('b')] }).map(({ widens }) => widens)).toEqual([false, false]);
  });

  it('a part that stands alone is none', () => {
    expect(removalsOf({ kind: 'all', of: [{ kind: 'any', of: [leaf('a')] }] })).toEqual([]);
  });
});

describe('a condition without a part', () => {
  const [whole, , inner, first] = removalsOf(TREE).map(({ steps }) => steps);

  it('keeps its places: a hole that counts for nothing', () => {
    const hole = { kind: 'all', of: [] };
    expect(withoutPart(TREE, whole ?? [])).toEqual({ kind: 'all', of: [leaf('a'), hole] });
    expect(withoutPart(TREE, inner ?? [])).toMatchObject({
      of: [leaf('a'), { of: { of: [{ kind: 'any', of: [] }, leaf('c')] } }],
    });
  });

  it('the last part of a group stays, and what is gone is gone', () => {
    const shorter = withoutPart(TREE, whole ?? []) ?? TREE;
    expect([whole, inner, first].map((steps) => withoutPart(shorter, steps ?? []))).toEqual([null, null, null]);
  });
});
