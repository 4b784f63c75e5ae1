/** What an SMSC writes about one message: its id, the state it reached, and the network's error code. */
export type SmscReceipt = { readonly id: string; readonly stat: string; readonly err: string };

const FIELD = {
  id: /\bid:(\S{1,64})/i,
  stat: /\bstat:([A-Za-z]{1,10})/i,
  err: /\berr:(\S{1,10})/i,
};

/**
 * Reads the text of a delivery receipt (SMPP 3.4, appendix B); null if it is none. Providers vary in what else they
 * put in and in which order, so only the three fields that matter are looked for.
 */
export function parseSmscReceipt(text: string): SmscReceipt | null {
  const id = FIELD.id.exec(text)?.[1];
  const stat = FIELD.stat.exec(text)?.[1];
  if (id === undefined || stat === undefined) return null;
  return { id, stat: stat.toUpperCase(), err: FIELD.err.exec(text)?.[1] ?? '000' };
}

const FINAL: Readonly<Record<string, 'delivered' | 'failed'>> = {
  DELIVRD: 'delivered',
  EXPIRED: 'failed',
  DELETED: 'failed',
  UNDELIV: 'failed',
  REJECTD: 'failed',
};

/** The end a state means; null while the message is still on its way (ENROUTE, ACCEPTD) or nobody knows (UNKNOWN). */
export function smscOutcome(stat: string): 'delivered' | 'failed' | null {
  return Object.hasOwn(FINAL, stat) ? (FINAL[stat] ?? null) : null;
}
