import { OPEN_STATES, type Outreach } from '../../../core/outreach/outreach.js';

/** `open: 1` while the dispatcher has something to do, so that the hot indexes stay as small as the open work. */
export type OutreachRecord = Omit<Outreach, 'id'> & {
  readonly _id: string;
  readonly open?: 1;
  /** Its slot in the ledger is still to follow. */
  readonly unsettled?: 1;
  /** System time; `ms` is what the lease was given, and is given again at the hand-over. */
  readonly claim?: { readonly token: string; readonly until: Date; readonly ms: number };
  /** Business time. */
  readonly handedAt?: Date;
  readonly endedAt?: Date;
  readonly deliveredAt?: Date;
  /** One a part. */
  readonly providerIds?: readonly string[];
  readonly deliveredIds?: readonly string[];
};

export function toRecord({ id, ...rest }: Outreach): OutreachRecord {
  return OPEN_STATES.includes(rest.state) ? { _id: id, ...rest, open: 1 } : { _id: id, ...rest };
}

export function toOutreach(record: OutreachRecord): Outreach {
  const { _id, open, unsettled, claim, handedAt, endedAt, deliveredAt, providerIds, deliveredIds, ...rest } = record;
  return { id: _id, ...rest };
}
