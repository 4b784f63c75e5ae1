import { describe, expect, it } from '@jest/globals';
import { MAX_DEPTH } from '../../src/core/condition/read-condition.js';
import type { RulePackStore } from '../../src/flows/ports/rule-pack-store.js';
import { aRule, aRulePack } from '../builders/a-rule-pack.js';

const AT = new Date('2026-11-02T18:00:00Z');
const LATER = new Date('2026-11-03T18:00:00Z');

function deep(levels: number): unknown {
  return levels === 1 ? { fact: 'senior', operator: 'equal', value: true } : { all: [deep(levels - 1)] };
}

export function describeRulePackStore(name: string, make: () => Promise<RulePackStore>): void {
  describe(`${name} keeps versions`, () => {
    it('numbers from one, and answers a version as it was put in', async () => {
      const store = await make();
      const saved = { pack: 'a-pack', version: 1, content: aRulePack(), hash: 'h1', createdAt: AT, createdBy: 'mia' };
      await expect(store.save(aRulePack(), 'h1', 'mia', AT)).resolves.toEqual(saved);
      await expect(store.find({ pack: 'a-pack', version: 1 })).resolves.toEqual(saved);
      await expect(store.newest('a-pack')).resolves.toEqual(saved);
    });

    it('the same content again is the version that is there, twice is once', async () => {
      const store = await make();
      const first = await store.save(aRulePack(), 'h1', 'mia', AT);
      await expect(store.save(aRulePack(), 'h1', 'tom', LATER)).resolves.toEqual(first);
      await expect(store.versions('a-pack')).resolves.toHaveLength(1);
    });

    it('content that was there before the newest is a new version', async () => {
      const store = await make();
      await store.save(aRulePack(), 'h1', 'mia', AT);
      await store.save(aRulePack({ rules: [aRule({ priority: 2 })] }), 'h2', 'mia', AT);
      await expect(store.save(aRulePack(), 'h1', 'mia', LATER)).resolves.toMatchObject({ version: 3 });
      const versions = await store.versions('a-pack');
      expect(versions.map(({ version, hash }) => [version, hash])).toEqual([
        [3, 'h1'],
        [2, 'h2'],
        [1, 'h1'],
      ]);
    });

    it('a version is never changed by a later one', async () => {
      const store = await make();
      const first = await store.save(aRulePack(), 'h1', 'mia', AT);
      await store.save(aRulePack({ title: { 'zh-CN': '新', en: 'New' } }), 'h2', 'mia', LATER);
      await expect(store.find({ pack: 'a-pack', version: 1 })).resolves.toEqual(first);
    });

    it('lists the newest of each pack, by name', async () => {
      const store = await make();
      await store.save(aRulePack({ pack: 'b' }), 'b1', 'mia', AT);
      await store.save(aRulePack({ pack: 'a' }), 'a1', 'mia', AT);
      await store.save(aRulePack({ pack: 'a' }), 'a2', 'mia', AT);
      const list = await store.list();
      expect(list.map(({ pack, version }) => `${pack} ${version}`)).toEqual(['a 2', 'b 1']);
    });

    it('many at once each get a number of their own', async () => {
      const store = await make();
      const hashes = ['h1', 'h2', 'h3', 'h4', 'h5'];
      const saved = await Promise.all(hashes.map((hash) => store.save(aRulePack(), hash, 'mia', AT)));
      expect(saved.map(({ version }) => version).sort()).toEqual([1, 2, 3, 4, 5]);
    });

    it('over the version they began with saves the next; over an older one nothing', async () => {
      const store = await make();
      const first = { kind: 'tag', tag: '1' } as const;
      await store.save(aRulePack(), 'h1', 'mia', AT);
      await expect(store.saveOver(first, aRulePack(), 'h2', 'mia', AT)).resolves.toMatchObject({ version: 2 });
      await expect(store.saveOver(first, aRulePack(), 'h3', 'tom', LATER)).resolves.toBeNull();
      await expect(store.saveOver({ kind: 'tag', tag: '9' }, aRulePack(), 'h3', 'tom', LATER)).resolves.toBeNull();
      // Their own content, sent again because the answer was lost.
      await expect(store.saveOver(first, aRulePack(), 'h2', 'mia', LATER)).resolves.toMatchObject({ version: 2 });
      await expect(store.versions('a-pack')).resolves.toHaveLength(2);
    });

    it.each([
      ['a version they both began with', true],
      ['a name nobody had', false],
    ])('of two who save over %s at once, one is faster', async (_case, isThere) => {
      const store = await make();
      if (isThere) await store.save(aRulePack(), 'h1', 'mia', AT);
      const known = isThere ? ({ kind: 'tag', tag: '1' } as const) : ({ kind: 'nothing' } as const);
      const hashes = ['eva', 'adam', 'tom', 'mia'];
      const all = await Promise.all(hashes.map((hash) => store.saveOver(known, aRulePack(), hash, hash, AT)));
      const winners = all.filter((one) => one !== null);
      expect(winners).toEqual([await store.newest('a-pack')]);
      await expect(store.versions('a-pack')).resolves.toHaveLength(isThere ? 2 : 1);
    });

    it('keeps the order of fields as written, and the deepest condition that may be written', async () => {
      const store = await make();
      const { title, event, id } = aRule();
      const rule = { event, conditions: { all: [deep(MAX_DEPTH - 1)] }, title, id };
      await store.save(aRulePack({ rules: [rule] }), 'deep', 'mia', AT);
      const newest = await store.newest('a-pack');
      expect(JSON.stringify(newest?.content.rules)).toBe(JSON.stringify([rule]));
    });

    it('knows nothing of another name or number, nor of an operator in place of a name', async () => {
      const store = await make();
      await store.save(aRulePack(), 'h1', 'mia', AT);
      await expect(store.find({ pack: 'a-pack', version: 2 })).resolves.toBeNull();
      await expect(store.newest('other')).resolves.toBeNull();
      await expect(store.newest({ $gt: '' } as unknown as string)).resolves.toBeNull();
      await expect(store.versions('other')).resolves.toEqual([]);
    });
  });
}
