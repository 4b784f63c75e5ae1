import { describe, expect, it } from '@jest/globals';
import { aNode, FOUR_NODES, TREE } from '../../../test/builders/an-organisation.js';
import { checkOrganisation, type OrgNode } from './organisation.js';

describe('who is within', () => {
  it.each([
    ['itself', 'N1', 'N1', true],
    ['below', 'C1', 'P', true],
    ['beside', 'N2', 'N1', false],
    ['above', 'P', 'N1', false],
    ['a code that is not there', 'X', 'P', false],
    ['a code that only begins alike', 'N11', 'N1', false],
  ])('%s', (_case, code, above, expected) => {
    expect(TREE.isWithin(code, above)).toBe(expected);
  });
});

it('the node of a level', () => {
  expect(TREE.at('local-network', 'C1')?.code).toBe('N1');
  expect(TREE.at('county', 'N2')).toBeNull();
  expect(TREE.node('P')?.level).toBe('province');
});

describe('the local version', () => {
  const said = [
    { orgNode: null, text: 'all' },
    { orgNode: 'N1', text: 'local' },
  ];
  it.each([
    ['of the node above', 'C1', 'local'],
    ['of everybody, elsewhere', 'N2', 'all'],
    ['of everybody, for who hangs nowhere', null, 'all'],
  ])('%s', (_case, code, expected) => {
    expect(TREE.nearest(code, said)?.text).toBe(expected);
  });

  it('is none where nothing is said', () => {
    expect(TREE.nearest('N2', said.slice(1))).toBeNull();
  });
});

describe('a tree that cannot be', () => {
  it.each<[string, readonly OrgNode[], readonly string[]]>([
    ['is none of these', FOUR_NODES, []],
    ['a code twice', [aNode('P', 'province', null), aNode('P', 'province', null)], ['$[0].code ID_TWICE']],
    ['a parent that is not there', [aNode('A', 'county', 'B')], ['$[0].parent UNKNOWN_NODE']],
    ['no parent below the top', [aNode('A', 'hall', null)], ['$[0].parent NODE_WITHOUT_PARENT']],
    ['itself', [aNode('A', 'county', 'A')], ['$[0].parent NODE_AT_WRONG_LEVEL']],
    ['a level left out', [...FOUR_NODES, aNode('H', 'hall', 'C1')], ['$[4].parent NODE_AT_WRONG_LEVEL']],
  ])('%s', (_case, nodes, expected) => {
    expect(checkOrganisation(nodes).map(({ path, code }) => `${path} ${code}`)).toEqual(expected);
  });
});
