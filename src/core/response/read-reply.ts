import { REQUEST_ID } from '../decision/live/prompt.js';
import { FoundProblems, pathTo } from '../kit/found-problems.js';
import type { Read } from '../kit/problem.js';
import type { Reason } from '../lifecycle/reason.js';

/** What an agent, or the customer at a web page, may say of an offer that was put before them. */
export const REPLIES = ['presented', 'accepted', 'declined', 'refused-to-handle', 'no-answer', 'call-back'] as const;
export type ReplyKind = (typeof REPLIES)[number];

/** What who called a customer may say of the call: the offer reached them by then, or was meant to. */
export const CALL_OUTCOMES = ['accepted', 'declined', 'refused-to-handle', 'no-answer', 'call-back'] as const;

/**
 * `reason` says why of a decline; `callBackAt`, business time, when to call of a call-back; `request` is the client's own id of
 * the telling.
 */
export type Reply = {
  readonly ruleId: string;
  readonly kind: ReplyKind;
  readonly reason?: string;
  readonly callBackAt?: Date;
  readonly request?: string;
};

/** What came of a call; its rule is the call's. */
export type CallOutcome = Omit<Reply, 'ruleId' | 'kind'> & { readonly kind: (typeof CALL_OUTCOMES)[number] };

/** What a reply is read beside: the reasons there are, and now; nobody is called back in the past or in a year. */
export type ReplyBounds = { readonly reasons: readonly Reason[]; readonly now: Date; readonly latest: Date };

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/;

function kindIn<K extends ReplyKind>(found: FoundProblems, said: unknown, allowed: readonly [K, ...K[]]): K {
  const kind = allowed.find((one) => one === said);
  if (kind === undefined) {
    found.add('$.kind', 'VALUE_NOT_ALLOWED', { value: String(said).slice(0, 40), allowed: allowed.join(', ') });
  }
  return kind ?? allowed[0];
}

function reasonIn(
  found: FoundProblems,
  kind: ReplyKind,
  said: unknown,
  reasons: readonly Reason[],
): string | undefined {
  if (kind !== 'declined') {
    if (said !== undefined) found.add('$.reason', 'REPLY_REASON_UNFIT', { kind });
    return undefined;
  }
  const may = reasons.filter(({ explains }) => explains.includes('refusal')).map(({ code }) => code);
  if (typeof said === 'string' && may.includes(said)) return said;
  found.add('$.reason', 'REPLY_REASON_UNKNOWN', { allowed: may.join(', ') });
  return undefined;
}

function callBackIn(
  found: FoundProblems,
  kind: ReplyKind,
  said: unknown,
  { now, latest }: ReplyBounds,
): Date | undefined {
  if (kind !== 'call-back') {
    if (said !== undefined) found.add('$.callBackAt', 'REPLY_CALL_BACK_UNFIT', { kind });
    return undefined;
  }
  const at = new Date(typeof said === 'string' && INSTANT.test(said) ? said : Number.NaN);
  if (at > now && at <= latest) return at;
  found.add('$.callBackAt', 'REPLY_CALL_BACK_BAD', { from: now.toISOString(), to: latest.toISOString() });
  return undefined;
}

function requestIn(found: FoundProblems, said: unknown): string | undefined {
  if (said === undefined) return undefined;
  if (typeof said === 'string' && REQUEST_ID.test(said)) return said;
  found.add('$.request', 'REPLY_REQUEST_BAD');
  return undefined;
}

type Said = Readonly<Partial<Record<'kind' | 'reason' | 'callBackAt' | 'request', unknown>>>;
const MORE = ['reason', 'callBackAt', 'request'] as const;

function answerIn<K extends ReplyKind>(
  found: FoundProblems,
  said: Said,
  allowed: readonly [K, ...K[]],
  bounds: ReplyBounds,
) {
  const kind = kindIn(found, said.kind, allowed);
  const reason = reasonIn(found, kind, said.reason, bounds.reasons);
  const callBackAt = callBackIn(found, kind, said.callBackAt, bounds);
  const request = requestIn(found, said.request);
  return {
    kind,
    ...(reason === undefined ? {} : { reason }),
    ...(callBackAt === undefined ? {} : { callBackAt }),
    ...(request === undefined ? {} : { request }),
  };
}

/** One reply as told, or everything that is wrong with it. A decline says why; a call-back says when. */
export function readReply(json: unknown, bounds: ReplyBounds): Read<Reply> {
  const found = new FoundProblems();
  const fields = found.object(json, '$', ['ruleId', 'kind'], MORE);
  if (fields === null) return found.result({ ruleId: '', kind: 'presented' });
  const { ruleId } = fields;
  if (typeof ruleId !== 'string') found.wrongType(pathTo('$', 'ruleId'), 'string', ruleId);
  return found.result({ ruleId: String(ruleId), ...answerIn(found, fields, REPLIES, bounds) });
}

/** The same of a call: it says no rule, as it is of one outreach. */
export function readCallOutcome(json: unknown, bounds: ReplyBounds): Read<CallOutcome> {
  const found = new FoundProblems();
  const fields = found.object(json, '$', ['kind'], MORE);
  return found.result(fields === null ? { kind: 'no-answer' } : answerIn(found, fields, CALL_OUTCOMES, bounds));
}
