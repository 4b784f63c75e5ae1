import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aRule } from '../builders/a-rule-pack.js';
import { type Doors, openDoors } from './doors.js';
import { PACK } from './fake-ports.js';

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => doors.close());

const [FIRST = aRule()] = PACK.rules;
const withConditions = (conditions: unknown) => ({ ...PACK, rules: [{ ...FIRST, conditions }] });
const NEVER = withConditions({
  all: [
    { fact: 'tenureMonths', operator: 'lessThan', value: 3 },
    { fact: 'tenureMonths', operator: 'greaterThan', value: 9 },
  ],
});

describe('verifying a pack', () => {
  it('answers what its rules will do, in words, with proofs', async () => {
    const { status, json } = await doors.ask('POST', '/api/v1/rule-packs/verify', { as: 'manager', body: NEVER });
    expect([status, json.ok, json.problems]).toEqual([200, false, []]);
    expect(json.findings[0]).toMatchObject({
      kind: 'never-fires',
      severity: 'error',
      rules: [{ pack: 'win-back', rule: 'high-decline' }],
      claim: { kind: 'proved' },
      words: { 'zh-CN': expect.stringContaining('不可能命中'), en: expect.stringContaining('can never match') },
    });
  });

  it('answers that events clash, with a customer who would get both', async () => {
    const params = { ...FIRST.event.params, schedule: { delayHours: 5, expireHours: 9 } };
    const other = { ...FIRST, id: 'again', event: { ...FIRST.event, params } };
    const body = { ...PACK, rules: [FIRST, other] };
    const { json } = await doors.ask('POST', '/api/v1/rule-packs/verify', { as: 'manager', body });
    const clash = json.findings.find(({ kind }: { kind: string }) => kind === 'event-clash');
    expect(clash).toMatchObject({
      rules: [{ rule: 'high-decline' }, { rule: 'again' }],
      claim: { kind: 'witnessed', sheet: { arpuBand: 'HIGH' }, matches: ['high-decline', 'again'] },
    });
    expect(json.ok).toBe(true);
  });

  it('finds nothing in a good one', async () => {
    const { json } = await doors.ask('POST', '/api/v1/rule-packs/verify', { as: 'marketer', body: PACK });
    expect(json).toEqual({ ok: true, problems: [], findings: [] });
  });

  it('answers the problems of one that cannot run', async () => {
    const body = withConditions({ any: [] });
    const { status, json } = await doors.ask('POST', '/api/v1/rule-packs/verify', { body });
    expect([status, json.ok, json.findings]).toEqual([200, false, []]);
    expect(json.problems).toMatchObject([{ code: 'EMPTY_GROUP', path: '$.rules[0].conditions.any' }]);
  });

  it('is for those who are logged in', async () => {
    const { status } = await doors.ask('POST', '/api/v1/rule-packs/verify', { as: null, body: PACK });
    expect(status).toBe(401);
  });
});

describe('saving a pack', () => {
  it('runs the verifier and answers its findings, which stop nothing', async () => {
    const { status, json } = await doors.ask('POST', '/api/v1/rule-packs', { as: 'marketer', body: NEVER });
    expect([status, json.version]).toEqual([201, 2]);
    expect(json.findings.map(({ kind }: { kind: string }) => kind).sort()).toEqual(['contradiction', 'never-fires']);
  });
});

describe('comparing two versions', () => {
  const ask = (body: unknown, as: 'manager' | null = 'manager') =>
    doors.ask('POST', '/api/v1/rule-packs/win-back/diff', { as, body });

  it('answers the JSON paths that changed', async () => {
    const { status, json } = await ask({ before: { version: 1 }, after: { content: NEVER } });
    expect([status, json.added, json.removed, json.audience]).toEqual([200, [], [], null]);
    expect(json.changed).toMatchObject([{ rule: 'high-decline' }]);
    expect(json.changed[0].changes[0].path).toBe('$.conditions.all[0].fact');
  });

  it('asks the base where it is told to, on record', async () => {
    const { json } = await ask({ before: null, after: { version: 1 }, share: 1 });
    expect(json.audience).toMatchObject({ customers: 0, whole: { enters: { count: 0, samples: [] } } });
    expect(doors.audit.entries).toContainEqual(
      expect.objectContaining({ action: 'rules.diff', subject: 'win-back', actor: 'manager' }),
    );
  });

  it.each([
    ['a version there is not', { before: { version: 99 }, after: null }, 404],
    ['a pack that cannot run', { before: null, after: { content: {} } }, 400],
    ['no side at all', { before: null }, 400],
    ['more than the base', { before: null, after: null, share: 2 }, 400],
  ])('refuses %s', async (_case, body, expected) => {
    expect((await ask(body)).status).toBe(expected);
  });

  it('is for those who are logged in', async () => {
    expect((await ask({ before: null, after: null }, null)).status).toBe(401);
  });
});

describe('the funnel of a rule', () => {
  it('counts the base condition by condition', async () => {
    const { status, json } = await doors.ask('GET', '/api/v1/rule-packs/win-back/rules/high-decline/funnel?share=0.5');
    expect([status, json.customers, json.steps[0].path]).toEqual([200, 0, '$.all[0]']);
  });

  it.each([
    ['of a rule there is not', 'win-back/rules/no-rule/funnel', 404],
    ['of a pack there is not', 'no-pack/rules/high-decline/funnel', 404],
    ['of nobody', 'win-back/rules/high-decline/funnel?share=0', 400],
  ])('%s is refused', async (_case, path, expected) => {
    expect((await doors.ask('GET', `/api/v1/rule-packs/${path}`)).status).toBe(expected);
  });
});

describe('explaining a customer', () => {
  it('says how far, for one who does not match', async () => {
    const { status, json } = await doors.ask('GET', '/api/v1/customers/c-9/explain?rule=high-decline&pack=win-back');
    expect(status).toBe(200);
    expect(json.howFar).toMatchObject({ exact: true });
  });
});
