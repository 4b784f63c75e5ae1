import type { Locale } from '../../kit/locale.js';
import { type CodeKind, codeName } from './value-names.js';

/** Params of messages that are codes, or lists of codes with commas between, by what they are codes of. */
const PARAMS: Readonly<Record<string, Readonly<Record<string, CodeKind>>>> = {
  CAMPAIGN_NOT_ACTIVE: { state: 'campaign' },
  CAMPAIGN_CHANGE_NOT_ALLOWED: { from: 'campaign', to: 'campaign' },
  CAMPAIGN_FIELD_SETTLED: { state: 'campaign' },
  OFFER_STEP_NOT_NEXT: { from: 'offer', to: 'offer', allowed: 'offer' },
  OFFER_STEP_NOT_YOURS: { state: 'offer', answers: 'role' },
  OFFER_NOT_WRITABLE: { state: 'offer', allowed: 'offer' },
  OFFER_LIMITS_LACK: { locale: 'language' },
  OFFER_WORDING_LACKS: { locale: 'language', channel: 'channel' },
  OFFER_WITHOUT_WORDING: { channel: 'channel' },
  OFFER_USED_WITHOUT_WORDING: { channel: 'channel' },
  WORDING_OF_NO_CHANNEL: { channel: 'channel' },
  POLICY_HOURS_HOLE: { channel: 'channel', purpose: 'channel' },
  WRONG_TYPE: { expected: 'type', found: 'type' },
  FACT_TYPE_DIFFERS: { type: 'type' },
  LIST_DOES_NOT_FIT: { type: 'type' },
  OPERATOR_DOES_NOT_FIT: { type: 'type' },
  INPUT_WRONG_TYPE: { expected: 'type' },
  INPUT_NOT_IN_LIST: { values: 'any' },
  VALUE_NOT_ALLOWED: { value: 'any', allowed: 'any' },
  REPLY_REASON_UNFIT: { kind: 'outcome' },
  REPLY_CALL_BACK_UNFIT: { kind: 'outcome' },
};

const BETWEEN = ', ';

/** A param as the message says it: codes by their names; a list of which one has no name stays as it is. */
export function paramName(code: string, name: string, value: string, locale: Locale): string {
  const kinds = Object.hasOwn(PARAMS, code) ? (PARAMS[code] ?? {}) : {};
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (kind === undefined) return value;
  const names = value.split(BETWEEN).map((one) => codeName(kind, one)?.[locale]);
  return names.every((one) => one !== undefined) ? names.join(locale === 'zh-CN' ? '、' : BETWEEN) : value;
}
