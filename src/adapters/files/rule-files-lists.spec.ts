import { describe, expect, it } from '@jest/globals';
import { aRulesFolder } from '../../../test/builders/a-rules-folder.js';
import { loadRuleFiles } from './rule-files.js';

const { write, edit, load, problems } = aRulesFolder();

const aList = (change: object = {}) =>
  JSON.stringify({ list: 'isles', title: { 'zh-CN': '海岛', en: 'Isles' }, values: ['east', 'west'], ...change });

describe('named lists', () => {
  it('are there for rules to name', async () => {
    write('lists/isles.json', aList());
    const { business } = await load();
    expect(business.lists.get('isles')?.values).toEqual(['east', 'west']);
    expect((await loadRuleFiles('rules')).business.lists).toEqual(new Map());
  });

  it('hold a pack that names them to what there is', async () => {
    const pack = 'playbook/25-decline-win-back/pack.json';
    const asked = '{ "fact": "region", "operator": "inList", "value": "isles" }';
    edit(pack, '{ "fact": "arpuBand", "operator": "equal", "value": "HIGH" }', asked);
    const path = `${pack}: $.rules[0].conditions.all[0].value`;
    expect((await problems())[0]).toBe(`${path} UNKNOWN_LIST`);
    write('lists/isles.json', aList());
    await expect(problems()).resolves.toEqual([]);
    write('lists/isles.json', aList({ values: [1] }));
    expect((await problems())[0]).toBe(`${path} LIST_DOES_NOT_FIT`);
  });

  it.each([
    ['of two types', aList({ values: ['east', 1] }), ['lists/isles.json: $.values VALUES_OF_TWO_TYPES']],
    ['with one value twice', aList({ values: ['east', 'east'] }), ['lists/isles.json: $.values VALUE_TWICE']],
    ['of nothing', aList({ values: [] }), ['lists/isles.json: $.values SHAPE_BAD']],
    ['under another name', aList({ list: 'islands' }), ['lists/isles.json FILE_NAME_DIFFERS']],
    ['that is no JSON', '{', ['lists/isles.json FILE_NOT_JSON']],
  ])('are refused: %s', async (_case, text, expected) => {
    write('lists/isles.json', text);
    await expect(problems()).resolves.toEqual(expected);
  });
});
