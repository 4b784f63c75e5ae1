import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { may, PERMISSIONS } from '../../src/core/access/permission.js';
import type { Role } from '../../src/core/access/role.js';
import { GROUPS, homeOf, menuFor, SCREENS } from '../../web/src/app/screens.ts';

const WEB = join(import.meta.dirname, '../../web/src');
const isThere = (folder: string) => existsSync(join(WEB, 'screens', folder, 'index.tsx'));
const menuOf = (role: Role) =>
  menuFor(
    PERMISSIONS.filter((permission) => may(role, permission)),
    isThere,
  ).flatMap(({ screens }) => screens.map(({ folder }) => folder));

describe('the list of screens', () => {
  it('has each folder and each address once', () => {
    for (const values of [SCREENS.map(({ folder }) => folder), SCREENS.map(homeOf)]) {
      expect(new Set(values).size).toBe(values.length);
    }
  });

  it('knows every folder there is', () => {
    const known = new Set(SCREENS.map(({ folder }) => folder));
    expect(readdirSync(join(WEB, 'screens')).filter((folder) => !known.has(folder))).toEqual([]);
  });

  it('asks for permissions that exist, and names words that exist for screens that are there', () => {
    for (const { folder, needs, topics } of SCREENS) {
      expect([folder, needs.filter((one) => !PERMISSIONS.includes(one))]).toEqual([folder, []]);
      const missing = topics.filter((topic) => !existsSync(join(WEB, 'words', 'en', `${topic}.json`)));
      if (isThere(folder)) expect([folder, missing]).toEqual([folder, []]);
    }
  });
});

describe('the menu', () => {
  it('shows a screen that has no file to nobody', () => {
    for (const folder of menuOf('admin')) expect([folder, isThere(folder)]).toEqual([folder, true]);
  });

  it.each<[Role, readonly string[], readonly string[]]>([
    ['marketer', ['home', 'runs', 'outbox', 'why', 'customers'], ['desk']],
    ['manager', ['home', 'runs', 'outbox', 'why'], ['desk']],
    ['approver', ['home', 'runs'], ['outbox', 'why', 'customers', 'import']],
    ['privacy-officer', ['home', 'why', 'customers'], ['runs', 'outbox', 'import', 'campaigns', 'rules']],
    ['agent', ['home', 'desk'], ['runs', 'outbox', 'why', 'customers', 'import', 'settings']],
  ])('of a %s has %j and not %j', (role, there, absent) => {
    const menu = menuOf(role);
    expect(menu).toEqual(expect.arrayContaining([...there]));
    expect(menu.filter((folder) => absent.includes(folder))).toEqual([]);
  });

  it('leaves out a group with nothing in it', () => {
    const none = menuFor(['account.own'], (folder) => folder === 'home');
    expect(none.map(({ group }) => group)).toEqual([GROUPS[0]]);
  });
});
