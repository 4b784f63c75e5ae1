import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PackCopySchema, PlaybookSchema } from '../../src/adapters/http/campaign/playbook.controller.js';
import { aPlaybookPlan } from '../builders/a-playbook-plan.js';
import { aRule, aRulePack } from '../builders/a-rule-pack.js';
import { anOffer } from '../builders/an-offer.js';
import { type Doors, openDoors } from './doors.js';

let doors: Doors;
beforeEach(async () => {
  doors = await openDoors();
});
afterEach(() => doors.close());

describe('the playbook', () => {
  it('says of each pack what it asks for, and how it is meant to be run', async () => {
    const answered = { fact: 'senior', operator: 'notEqual', value: true, unknown: 'matches' };
    const asked = { fact: 'planCode', operator: 'equal', value: 'p' };
    const pack = aRulePack({ pack: 'second', rules: [aRule({ conditions: { all: [asked, answered] } })] });
    await doors.packs.save(pack, 'second', 'marketer', doors.clock.now());
    const { status, json } = await doors.ask('GET', '/api/v1/playbook');
    expect(status).toBe(200);
    const { items, customers } = PlaybookSchema.parse(json);
    expect(customers).toBe(0);
    expect(items.map(({ pack: name, facts, lacking }) => [name, facts, lacking])).toEqual([
      ['win-back', [], ['arpuBand']],
      ['second', [], ['planCode']],
    ]);
    expect(items.map(({ plan }) => plan)).toEqual([aPlaybookPlan(), null]);
  });

  it.each([
    ['a share above the whole', '/api/v1/playbook?share=2', 400],
    ['an operator for an origin', '/api/v1/playbook?origin[$ne]=x', 400],
    ['a share of the base', '/api/v1/playbook?share=0.5', 200],
  ])('is asked for with %s', async (_case, url, status) => {
    expect((await doors.ask('GET', url)).status).toBe(status);
  });
});

describe('a copy of a pack', () => {
  const URL = '/api/v1/playbook/win-back/copies';
  const copied = (body: unknown, as: 'marketer' | 'manager' | 'approver' = 'marketer') =>
    doors.ask('POST', URL, { as, body });

  it('is a first version of its own with the same rules, offers and plan, on record', async () => {
    const { status, json } = await copied({ pack: 'win-back-mine' });
    const { version, hasPlan, offers } = PackCopySchema.parse(json);
    const original = await doors.packs.newest('win-back');
    expect([status, version.version, version.createdBy, hasPlan, offers]).toEqual([201, 1, 'marketer', true, []]);
    expect(version.content).toEqual({ ...original?.content, pack: 'win-back-mine' });
    expect((await doors.ask('GET', '/api/v1/playbook')).json.items[1].plan).toEqual(
      aPlaybookPlan({ pack: 'win-back-mine' }),
    );
    expect(doors.audit.entries).toEqual([
      expect.objectContaining({ actor: 'marketer', action: 'rules.copy', subject: 'win-back-mine' }),
    ]);
  });

  it('with offers of its own makes drafts of them, which nothing is sent with yet', async () => {
    const { json } = await copied({ pack: 'mine', offers: 'own' });
    expect(json.offers).toEqual([{ of: 'retention', id: 'retention-mine' }]);
    expect(json.version.content.rules[0].event.params.offerId).toBe('retention-mine');
    const [draft, original] = [await doors.offers.find('retention-mine'), await doors.offers.find('retention')];
    expect([draft?.state, draft?.life?.history.map(({ did, by }) => [did, by])]).toEqual([
      'design',
      [['written', 'marketer']],
    ]);
    expect(original).toEqual(anOffer({ id: 'retention' }));
  });

  it('of an offer finds a name that is free', async () => {
    await doors.offers.save(anOffer({ id: 'retention-mine' }));
    expect((await copied({ pack: 'mine', offers: 'own' })).json.offers).toEqual([
      { of: 'retention', id: 'retention-mine-2' },
    ]);
  });

  it('may be called as its author likes', async () => {
    const title = { 'zh-CN': '我的', en: 'Mine' };
    expect((await copied({ pack: 'mine', title })).json.version.content.title).toEqual(title);
  });

  it('is no campaign and runs nothing', async () => {
    await copied({ pack: 'mine' });
    expect((await doors.campaigns.list()).map(({ pack }) => pack)).toEqual(['win-back']);
  });

  it.each([
    ['under a name that is taken', { pack: 'win-back' }, 409, '$.pack'],
    ['under a name that is no name', { pack: 'My pack' }, 400, '$.pack'],
    ['with offers of nobody', { pack: 'mine', offers: 'none' }, 400, '$.offers'],
  ])('%s is refused', async (_case, body, status, path) => {
    const { status: is, json } = await copied(body);
    expect([is, json.error.problems.map((one: { path: string }) => one.path)]).toEqual([status, [path]]);
    expect(await doors.packs.list()).toHaveLength(1);
  });

  it('of a pack nobody knows is not found, and a manager makes none', async () => {
    const body = { pack: 'mine' };
    expect((await doors.ask('POST', '/api/v1/playbook/nothing/copies', { body })).status).toBe(404);
    expect((await copied(body, 'manager')).status).toBe(403);
  });
});
