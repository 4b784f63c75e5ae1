import { describe, expect, it } from '@jest/globals';
import type { Campaign } from '../../src/core/campaign/campaign.js';
import { campaignGuardrails, campaignPlan } from '../../src/core/campaign/campaign-plan.js';
import type { CampaignStore } from '../../src/flows/ports/campaign-store.js';
import { aPlaybookPlan, TWO_GUARDRAILS } from '../builders/a-playbook-plan.js';

function aCampaign(change: Partial<Campaign> = {}): Campaign {
  const title = { 'zh-CN': '活动', en: 'A campaign' };
  return { id: 'one', title, pack: 'a-pack', state: 'draft', createdAt: new Date('2026-11-02T18:00:00Z'), ...change };
}

export function describeCampaignStore(name: string, make: () => Promise<CampaignStore>): void {
  describe(`${name} keeps campaigns`, () => {
    it('answers a campaign as it was put in', async () => {
      const store = await make();
      await expect(store.insert(aCampaign())).resolves.toBe(true);
      await expect(store.find('one')).resolves.toEqual(aCampaign());
    });

    it('keeps whom it is for, how it is run and what it is watched by', async () => {
      const store = await make();
      const audience = { all: [{ fact: 'origin', operator: 'equal', value: 'table' }] };
      const guardrails = campaignGuardrails(aPlaybookPlan(), [], { levers: [], guardrails: TWO_GUARDRAILS });
      const planned = aCampaign({ audience, plan: campaignPlan(aPlaybookPlan()), guardrails });
      await store.insert(planned);
      await expect(store.find('one')).resolves.toEqual(planned);
    });

    it('keeps the first of two with one id', async () => {
      const store = await make();
      await store.insert(aCampaign());
      await expect(store.insert(aCampaign({ pack: 'other' }))).resolves.toBe(false);
      await expect(store.find('one')).resolves.toEqual(aCampaign());
    });

    it('changes state only from the one it was read in: of two, one is faster', async () => {
      const store = await make();
      await store.insert(aCampaign());
      const both = await Promise.all([store.change('one', 'draft', 'active'), store.change('one', 'draft', 'stopped')]);
      expect(both.filter(Boolean)).toHaveLength(1);
      await expect(store.change('one', 'draft', 'active')).resolves.toBe(false);
      await expect(store.change('nobody', 'draft', 'active')).resolves.toBe(false);
    });

    it('is written anew only in the state it was read in', async () => {
      const store = await make();
      const before = aCampaign({ control: { sharePct: 10, version: '1' } });
      await store.insert(before);
      const after = aCampaign({ title: { 'zh-CN': '新名', en: 'Renamed' }, schedule: { kind: 'nightly' } });
      const written = { ...after, rev: 1 };
      await expect(store.write(before, after)).resolves.toEqual(written);
      await expect(store.find('one')).resolves.toEqual(written);
      await store.change('one', 'draft', 'active');
      await expect(store.write(written, before)).resolves.toBeNull();
      await expect(store.write(aCampaign({ id: 'nobody' }), before)).resolves.toBeNull();
    });

    it.each([
      ['one that was stored before changes were counted', []],
      ['one that was changed before', ['draft', 'active'] as const],
    ])('of two who write %s at once, one is faster', async (_case, [from, to]) => {
      const store = await make();
      await store.insert(aCampaign());
      if (from && to) await store.change('one', from, to);
      const read = await store.find('one');
      if (read === null) throw new Error('it was put in');
      const titles = ['甲', '乙', '丙', '丁'].map((one) => ({ 'zh-CN': one, en: one }));
      const all = await Promise.all(titles.map((title) => store.write(read, { ...read, title })));
      const winners = all.filter((one) => one !== null);
      expect(winners).toEqual([await store.find('one')]);
      await expect(store.write(read, read)).resolves.toBeNull();
    });

    it('a change of its state is a change to who writes it', async () => {
      const store = await make();
      await store.insert(aCampaign());
      await store.change('one', 'draft', 'active');
      await expect(store.find('one')).resolves.toEqual(aCampaign({ state: 'active', rev: 1 }));
      await expect(store.write(aCampaign({ state: 'active' }), aCampaign())).resolves.toBeNull();
    });

    it('lists by id', async () => {
      const store = await make();
      await store.insert(aCampaign({ id: 'b' }));
      await store.insert(aCampaign({ id: 'a' }));
      await expect(store.list()).resolves.toEqual([aCampaign({ id: 'a' }), aCampaign({ id: 'b' })]);
    });

    it('knows nothing of an operator in place of an id', async () => {
      const store = await make();
      await store.insert(aCampaign());
      await expect(store.find({ $gt: '' } as unknown as string)).resolves.toBeNull();
    });
  });
}
