import { describe, expect, it } from '@jest/globals';
import { CALL_OUTCOMES, readCallOutcome, readReply } from './read-reply.js';

const TITLE = { 'zh-CN': '价格', en: 'Price' };
const BOUNDS = {
  reasons: [
    { code: 'price', title: TITLE, explains: ['refusal'] as const },
    { code: 'moved', title: TITLE, explains: ['loss'] as const },
  ],
  now: new Date('2026-11-02T18:00:00Z'),
  latest: new Date('2026-12-02T18:00:00Z'),
};

describe('a reply', () => {
  it.each([
    ['that was presented', { ruleId: 'r', kind: 'presented' }, { ruleId: 'r', kind: 'presented' }],
    [
      'that says why not',
      { ruleId: 'r', kind: 'declined', reason: 'price' },
      { ruleId: 'r', kind: 'declined', reason: 'price' },
    ],
    [
      'to be called back, to the last instant allowed',
      { ruleId: 'r', kind: 'call-back', callBackAt: '2026-12-02T18:00:00Z' },
      { ruleId: 'r', kind: 'call-back', callBackAt: BOUNDS.latest },
    ],
    [
      'under an id of its own',
      { ruleId: 'r', kind: 'accepted', request: 'req-00001' },
      { ruleId: 'r', kind: 'accepted', request: 'req-00001' },
    ],
  ])('is read: one %s', (_case, json, reply) => {
    expect(readReply(json, BOUNDS)).toEqual({ ok: true, value: reply });
  });

  it.each([
    ['of a kind nobody knows', { ruleId: 'r', kind: 'maybe' }, '$.kind', 'VALUE_NOT_ALLOWED'],
    ['that declines without a reason', { ruleId: 'r', kind: 'declined' }, '$.reason', 'REPLY_REASON_UNKNOWN'],
    [
      'with a reason for leaving',
      { ruleId: 'r', kind: 'declined', reason: 'moved' },
      '$.reason',
      'REPLY_REASON_UNKNOWN',
    ],
    ['that accepts for a reason', { ruleId: 'r', kind: 'accepted', reason: 'price' }, '$.reason', 'REPLY_REASON_UNFIT'],
    [
      'to be called back now',
      { ruleId: 'r', kind: 'call-back', callBackAt: '2026-11-02T18:00:00Z' },
      '$.callBackAt',
      'REPLY_CALL_BACK_BAD',
    ],
    ['to be called back some day', { ruleId: 'r', kind: 'call-back' }, '$.callBackAt', 'REPLY_CALL_BACK_BAD'],
    [
      'with a call after it was taken',
      { ruleId: 'r', kind: 'accepted', callBackAt: '2026-11-03T18:00:00Z' },
      '$.callBackAt',
      'REPLY_CALL_BACK_UNFIT',
    ],
    ['under an id that is none', { ruleId: 'r', kind: 'accepted', request: 'x' }, '$.request', 'REPLY_REQUEST_BAD'],
    ['of no rule', { kind: 'presented' }, '$.ruleId', 'MISSING_FIELD'],
    ['with an operator for a rule', { ruleId: { $ne: '' }, kind: 'presented' }, '$.ruleId', 'WRONG_TYPE'],
    ['that is a list', [], '$', 'WRONG_TYPE'],
  ])('is refused: one %s', (_case, json, path, code) => {
    const read = readReply(json, BOUNDS);
    expect(read.ok ? [] : read.problems).toContainEqual(expect.objectContaining({ path, code }));
  });
});

describe('what came of a call', () => {
  const more: Readonly<Record<string, object>> = {
    declined: { reason: 'price' },
    'call-back': { callBackAt: '2026-11-03T18:00:00Z' },
  };

  it.each(CALL_OUTCOMES)('is read: %s', (kind) => {
    const read = readCallOutcome({ kind, ...more[kind] }, BOUNDS);
    expect(read).toMatchObject({ ok: true, value: { kind } });
  });

  it.each([
    ['that was presented, which a call is', { kind: 'presented' }, '$.kind', 'VALUE_NOT_ALLOWED'],
    ['that declines without a reason', { kind: 'declined' }, '$.reason', 'REPLY_REASON_UNKNOWN'],
    ['that says the rule, which is the call’s', { kind: 'no-answer', ruleId: 'r' }, '$.ruleId', 'UNKNOWN_FIELD'],
    ['of no kind', {}, '$.kind', 'MISSING_FIELD'],
    ['that is a text', 'declined', '$', 'WRONG_TYPE'],
  ])('is refused: one %s', (_case, json, path, code) => {
    const read = readCallOutcome(json, BOUNDS);
    expect(read.ok ? [] : read.problems).toContainEqual(expect.objectContaining({ path, code }));
  });
});
