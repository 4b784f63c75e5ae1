import { describe, expect, it } from '@jest/globals';
import { TREE } from '../../../test/builders/an-organisation.js';
import { isInScope, isWithinScope } from './scope.js';

describe('everyone sees their own node and below', () => {
  it.each([
    ['the own node', 'N1', 'N1', true],
    ['a node below', 'C1', 'N1', true],
    ['far below', 'C1', 'P', true],
    ['a node above', 'P', 'N1', false],
    ['a node beside', 'N2', 'N1', false],
    ['a customer on no node', undefined, 'P', false],
    ['a node nobody knows', 'X', 'P', false],
    ['a scope nobody knows any more sees nobody', 'N1', 'X', false],
    ['who has no scope sees everybody', undefined, null, true],
  ])('%s', (_case, orgNode, scope, expected) => {
    expect(isInScope(orgNode, scope, TREE)).toBe(expected);
  });

  it.each([
    ['customers.read', 'N1', true],
    ['rules.write', 'N1', true],
    ['exports.read', 'N1', false],
    ['customers.forget', 'N1', false],
    ['customers.move', 'N1', false],
    ['base.read', 'N1', false],
    ['base.read', null, true],
    ['exports.read', null, true],
  ] as const)('%s within %s: %s', (permission, scope, expected) => {
    expect(isWithinScope(permission, scope)).toBe(expected);
  });
});
