import { describe, expect, it } from '@jest/globals';
import { checkOrganisation, Organisation, type OrgLevel, type OrgNode } from './organisation.js';

const node = (code: string, level: OrgLevel, parent: string | null): OrgNode => {
  return { code, level, parent, title: { 'zh-CN': code, en: code } };
};

const NODES = [
  node('P', 'province', null),
  node('P-1', 'local-network', 'P'),
  node('P-1-1', 'county', 'P-1'),
  node('P-2', 'local-network', 'P'),
];
const TREE = new Organisation(NODES);

describe('who is within', () => {
  it.each([
    ['itself', 'P-1', 'P-1', true],
    ['below', 'P-1-1', 'P', true],
    ['beside', 'P-2', 'P-1', false],
    ['above', 'P', 'P-1', false],
    ['a code that is not there', 'X', 'P', false],
    ['a code that only begins alike', 'P-11', 'P-1', false],
  ])('%s', (_case, code, above, expected) => {
    expect(TREE.isWithin(code, above)).toBe(expected);
  });
});

it('the node of a level', () => {
  expect(TREE.at('local-network', 'P-1-1')?.code).toBe('P-1');
  expect(TREE.at('county', 'P-2')).toBeNull();
  expect(TREE.node('P')?.level).toBe('province');
});

describe('the local version', () => {
  const said = [
    { orgNode: null, text: 'all' },
    { orgNode: 'P-1', text: 'local' },
  ];
  it.each([
    ['of the node above', 'P-1-1', 'local'],
    ['of everybody, elsewhere', 'P-2', 'all'],
    ['of everybody, for who hangs nowhere', null, 'all'],
  ])('%s', (_case, code, expected) => {
    expect(TREE.nearest(code, said)?.text).toBe(expected);
  });

  it('is none where nothing is said', () => {
    expect(TREE.nearest('P-2', said.slice(1))).toBeNull();
  });
});

describe('a tree that cannot be', () => {
  it.each<[string, readonly OrgNode[], readonly string[]]>([
    ['is none of these', NODES, []],
    ['a code twice', [node('P', 'province', null), node('P', 'province', null)], ['$[0].code ID_TWICE']],
    ['a parent that is not there', [node('A', 'county', 'B')], ['$[0].parent UNKNOWN_NODE']],
    ['no parent below the top', [node('A', 'hall', null)], ['$[0].parent NODE_WITHOUT_PARENT']],
    ['itself', [node('A', 'county', 'A')], ['$[0].parent NODE_AT_WRONG_LEVEL']],
    ['a level left out', [...NODES, node('H', 'hall', 'P-1-1')], ['$[4].parent NODE_AT_WRONG_LEVEL']],
  ])('%s', (_case, nodes, expected) => {
    expect(checkOrganisation(nodes).map(({ path, code }) => `${path} ${code}`)).toEqual(expected);
  });
});
