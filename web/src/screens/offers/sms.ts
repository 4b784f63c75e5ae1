import { SMS_LIMITS, splitSms } from '../../../../src/core/delivery/sms-text.js';

type SmsLook = {
  readonly encoding: 'gsm7' | 'ucs2';
  readonly parts: readonly string[];
  readonly units: number;
  /** How many units fit into one more without another part. */
  readonly room: number;
};

/** The text as the network would carry it: by the very function that sends it. */
export function lookAtSms(text: string): SmsLook {
  const { encoding, parts, units } = splitSms(text);
  const { single, part } = SMS_LIMITS[encoding];
  const fits = parts.length === 1 ? single : part * parts.length;
  return { encoding, parts, units, room: Math.max(0, fits - units) };
}
