import { describe, expect, it } from '@jest/globals';
import { aRule, aRulePack } from '../../../../test/builders/a-rule-pack.js';
import { diffPacks, isSamePack } from './diff-packs.js';

const [a, b] = [aRule({ id: 'a' }), aRule({ id: 'b' })];

describe('two versions of a pack', () => {
  it('the same rules in another order are the same', () => {
    expect(isSamePack(diffPacks(aRulePack({ rules: [a, b] }), aRulePack({ rules: [b, a] })))).toBe(true);
  });

  it('added, removed and changed, by id, with paths from the rule', () => {
    const changed = aRule({ id: 'b', conditions: { all: [{ fact: 'arpuBand', operator: 'equal', value: 'LOW' }] } });
    const diff = diffPacks(aRulePack({ rules: [a, b] }), aRulePack({ rules: [changed, aRule({ id: 'c' })] }));
    expect(diff).toEqual({
      pack: 'a-pack',
      added: ['c'],
      removed: ['a'],
      changed: [{ rule: 'b', changes: [{ path: '$.conditions.all[0].value', before: 'HIGH', after: 'LOW' }] }],
      changes: [],
    });
    expect(isSamePack(diff)).toBe(false);
  });

  it('what changed outside the rules', () => {
    const title = { 'zh-CN': '规则包', en: 'Another pack' };
    expect(diffPacks(aRulePack(), aRulePack({ title })).changes).toEqual([
      { path: '$.title.en', before: 'A pack', after: 'Another pack' },
    ]);
  });
});
