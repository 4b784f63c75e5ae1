import { beforeEach, describe, expect, it } from '@jest/globals';
import { openCallBacks } from '../../src/core/response/open-call-back.js';
import type { BusinessRules } from '../../src/flows/ports/business-rules.js';
import { RecordReply } from '../../src/flows/record-reply.js';
import { aContactPolicy } from '../builders/a-contact-row.js';
import { aPrompt } from '../builders/a-prompt.js';
import { SHIPPED_RETRY } from '../builders/shipped-retry.js';
import { answersTo, STILL_OFFERED } from '../builders/told-answers.js';
import { FakeAuditLog } from '../fakes/fake-audit-log.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakeContactLedger } from '../fakes/fake-contact-ledger.js';
import { FakeResponseStore } from '../fakes/fake-response-store.js';

const title = { 'zh-CN': '原因', en: 'Reason' };
const RULES = {
  retry: SHIPPED_RETRY,
  policy: aContactPolicy({ caps: [] }),
  reasons: ['price', 'loyalty'].map((code) => ({ code, title, explains: ['refusal'] })),
} as unknown as BusinessRules;
const [TOMORROW, LATER] = ['2026-11-03T18:00:00.000Z', '2026-11-05T18:00:00.000Z'];
const live = {
  at: async () => ({ caps: { caps: [], operatorZone: 'UTC' }, decision: { offers: new Map() } }),
} as never;

let ledger: FakeContactLedger;
let responses: FakeResponseStore;
let clock: FakeClock;
beforeEach(() => {
  [ledger, responses, clock] = [new FakeContactLedger(), new FakeResponseStore(), new FakeClock()];
});

/** What an agent tells of one offer of a prompt; `on`: a ledger that fails, say. */
function say(kind: string, more: object = {}, on = ledger, request = 'req-0001') {
  const answers = answersTo(responses, on, RULES);
  const flow = new RecordReply(answers, STILL_OFFERED, on, live, RULES, new FakeAuditLog(), clock);
  return flow.run({ prompt: aPrompt({ request }), json: { ruleId: 'high-decline', kind, ...more }, by: 'agent' });
}
const call = (callBackAt: string, more: object = {}) => say('call-back', { callBackAt, ...more });
const said = async () => {
  const told = await responses.ofCustomer('c-1', new Date(0));
  return told.filter(({ outcome }) => outcome !== 'presented');
};
const planned = async () =>
  (await ledger.rowsOf('c-1')).flatMap(({ status, at }) => (status === 'planned' ? [at.toISOString()] : []));
const tasks = async () => {
  const told = await responses.ofCustomer('c-1', new Date(0));
  return openCallBacks(told, new Map([['c-1', told]])).map(({ promise }) => promise.callBackAt.toISOString());
};

describe('an agent who pressed the wrong thing', () => {
  beforeEach(async () => {
    await say('presented');
  });

  it('corrects the reason of a no', async () => {
    await say('declined', { reason: 'price' });
    await say('declined', { reason: 'loyalty' });
    expect(await said()).toMatchObject([{ outcome: 'declined', reason: 'loyalty', words: [{ reason: 'price' }, {}] }]);
  });

  it('promises a call as before again: that one is to be made', async () => {
    for (const at of [TOMORROW, LATER, TOMORROW]) await call(at);
    expect([await planned(), await tasks()]).toEqual([[TOMORROW], [TOMORROW]]);
    expect((await said())[0]?.words).toHaveLength(3);
  });

  it.each(['accepted', 'no-answer', 'refused-to-handle'])('takes a promised call back by %s', async (kind) => {
    await call(TOMORROW);
    await say(kind);
    expect([await planned(), await tasks()]).toEqual([[], []]);
    expect(await said()).toMatchObject([{ outcome: kind }]);
  });

  it('says yes after a no, and no after that: the pressure is relieved by what stands', async () => {
    const engaged = async () => (await ledger.rowsOf('c-1'))[0]?.engaged?.map(({ kind }) => kind);
    await say('declined', { reason: 'price' });
    expect(await engaged()).toEqual(['replied']);
    await say('accepted');
    expect(await engaged()).toEqual(['accepted']);
    await say('declined', { reason: 'price' });
    expect(await engaged()).toEqual(['replied']);
    await say('no-answer');
    expect(await engaged()).toBeUndefined();
  });

  it('is told of one telling once, whatever was told since', async () => {
    const first = await call(TOMORROW, { request: 'telling-1' });
    await call(LATER, { request: 'telling-2' });
    clock.advance(60_000);
    await expect(call(TOMORROW, { request: 'telling-1' })).resolves.toEqual(first);
    expect([await planned(), (await said())[0]?.words?.length]).toEqual([[LATER], 2]);
    await call(TOMORROW, { request: 'telling-3' });
    expect([await planned(), await tasks()]).toEqual([[TOMORROW], [TOMORROW]]);
    await expect(say('accepted', { request: 'telling-3' })).rejects.toMatchObject({
      code: 'CONFLICT',
      problems: [{ path: '$.request', code: 'REPLY_REQUEST_REUSED' }],
    });
  });

  it('keeps a later call free though an older word comes again', async () => {
    await call(TOMORROW, { request: 'telling-1' });
    clock.advance(3_600_000);
    await say('presented', {}, ledger, 'req-0002');
    await say('call-back', { callBackAt: LATER }, ledger, 'req-0002');
    await call(TOMORROW, { request: 'telling-1' });
    expect(await planned()).toEqual([LATER]);
  });
});

describe('a crash after a word was kept', () => {
  const BROKEN = ['answered', 'release', 'plan', 'rowsOf'] as const;

  it.each(BROKEN)('in %s: told again, the ledger follows, and the word is there once', async (step) => {
    await say('presented');
    await call(TOMORROW, { request: 'telling-1' });
    let toldYet = 0;
    const failing = new Proxy(ledger, {
      get: (on, key, receiver) => {
        // Presented is asked by reading, before anything is told.
        if (key === step && (step !== 'rowsOf' || toldYet++ > 0)) {
          return async () => {
            throw new Error('the process died');
          };
        }
        return Reflect.get(on, key, receiver);
      },
    });
    const word = { callBackAt: LATER, request: 'telling-2' };
    await expect(say('call-back', word, failing)).rejects.toThrow('died');
    expect((await said())[0]).toMatchObject({ callBackAt: new Date(LATER) });
    await say('call-back', word);
    expect([await planned(), await tasks()]).toEqual([[LATER], [LATER]]);
    expect((await said())[0]?.words).toHaveLength(2);
  });

  it('is no matter where somebody told another word meanwhile: the ledger follows what stands', async () => {
    await say('presented');
    const hear = ledger.hear.bind(ledger);
    let meanwhile: Promise<unknown> | null = null;
    ledger.hear = async (contact, response, policy) => {
      if (meanwhile === null) {
        meanwhile = Promise.resolve();
        meanwhile = call(LATER, { request: 'telling-2' });
        await meanwhile;
      }
      return hear(contact, response, policy);
    };
    await call(TOMORROW, { request: 'telling-1' });
    expect([await planned(), await tasks()]).toEqual([[LATER], [LATER]]);
  });
});
