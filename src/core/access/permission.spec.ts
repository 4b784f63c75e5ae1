import { describe, expect, it } from '@jest/globals';
import { may, PERMISSIONS, type Permission } from './permission.js';
import { ROLES, type Role } from './role.js';

describe('who may do what', () => {
  it.each<[string, Role, Permission, boolean]>([
    ['a marketer starts runs', 'marketer', 'runs.start', true],
    ['a marketer stops runs', 'marketer', 'runs.stop', true],
    ['a marketer does not see who looked at whom', 'marketer', 'audit.read', false],
    ['a marketer sees personal fields masked', 'marketer', 'personal.read', false],
    ['a manager does not start runs', 'manager', 'runs.start', false],
    ['a manager stops runs', 'manager', 'runs.stop', true],
    ['a manager pauses campaigns', 'manager', 'campaigns.halt', true],
    ['a manager does not write campaigns', 'manager', 'campaigns.write', false],
    ['a manager sees personal fields masked', 'manager', 'personal.read', false],
    ['a manager audits', 'manager', 'audit.read', true],
    ['a marketer tells events', 'marketer', 'events.write', true],
    ['a manager tells no events', 'manager', 'events.write', false],
    ['a marketer forgets nobody', 'marketer', 'customers.forget', false],
    ['a manager merges nobody', 'manager', 'customers.merge', false],
    ['an agent asks what to offer', 'agent', 'prompts.ask', true],
    ['an agent records the reply', 'agent', 'replies.write', true],
    ['an agent sees personal fields masked', 'agent', 'personal.read', false],
    ['an approver reads campaigns', 'approver', 'campaigns.read', true],
    ['an approver writes none', 'approver', 'campaigns.write', false],
    ['an approver starts no runs', 'approver', 'runs.start', false],
    ['a manager sees what was offered', 'manager', 'prompts.read', true],
    ['a manager makes no keys', 'manager', 'keys.write', false],
    ['a privacy officer forgets', 'privacy-officer', 'customers.forget', true],
    ['a privacy officer sees who looked at whom', 'privacy-officer', 'audit.read', true],
    ['a privacy officer finds whom to forget', 'privacy-officer', 'customers.read', true],
    ['a privacy officer sees personal fields masked', 'privacy-officer', 'personal.read', false],
    ['a privacy officer takes nothing out', 'privacy-officer', 'exports.read', false],
    ['a privacy officer merges nobody', 'privacy-officer', 'customers.merge', false],
    ['a marketer moves nobody', 'marketer', 'customers.move', false],
    ['an admin forgets', 'admin', 'customers.forget', true],
    ['an admin makes users', 'admin', 'users.write', true],
    ['an admin sees personal fields', 'admin', 'personal.read', true],
  ])('%s', (_case, role, permission, expected) => {
    expect(may(role, permission)).toBe(expected);
  });

  it.each(ROLES)('%s has an account of their own', (role) => {
    expect(may(role, 'account.own')).toBe(true);
  });

  it('an agent may do nothing but prompts, replies and the own account', () => {
    expect(PERMISSIONS.filter((permission) => may('agent', permission))).toEqual([
      'account.own',
      'prompts.ask',
      'prompts.read',
      'replies.write',
    ]);
  });

  it('a system may do nothing by itself: its key says what', () => {
    expect(PERMISSIONS.filter((permission) => may('system', permission))).toEqual([]);
  });
  it.each(PERMISSIONS.filter((one) => /^(runs|campaigns|rules|events|imports|outbox|users)\./.test(one)))(
    'a privacy officer has no hand in selling: %s',
    (permission) => {
      expect(may('privacy-officer', permission)).toBe(false);
    },
  );

  it('an admin may do everything', () => {
    expect(PERMISSIONS.filter((permission) => !may('admin', permission))).toEqual([]);
  });
});
