import { expect, it } from '@jest/globals';
import { Organisation } from '../../access/organisation.js';
import { refusalNames } from './refusal-names.js';

const title = { 'zh-CN': '甲', en: 'One' };
const rules = {
  catalogue: new Map(),
  products: new Map(),
  capacities: [],
  organisation: new Organisation([{ code: 'N1', level: 'province' as const, parent: null, title }]),
  policy: { operatorZone: 'UTC', caps: [{ id: 'weekly' }] },
};

it('what has a title is called by it, what has none is not called at all', () => {
  const names = refusalNames({ ...rules, holds: [] }, { offers: [{ id: 'o', title }] });
  expect([names.title('offer', 'o'), names.title('node', 'N1')]).toEqual([title, title]);
  expect([names.title('cap', 'weekly'), names.title('offer', 'constructor')]).toEqual([null, null]);
});

it.each([
  ['one fact', { all: [{ fact: 'a' }, { not: { all: [{ fact: 'a' }] } }] }, 'a'],
  ['several', { any: [{ fact: 'a' }, { fact: 'b' }] }, null],
])('a hold that asks for %s', (_case, conditions, fact) => {
  const holds = [{ id: 'h', title, conditions }];
  const names = refusalNames({ ...rules, holds }, { offers: [] });
  expect([names.factOfHold('h'), names.factOfHold('other')]).toEqual([fact, null]);
});
