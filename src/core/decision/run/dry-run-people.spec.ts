import { describe, expect, it } from '@jest/globals';
import { inAuditOrder } from '../record/audit-cursor.js';
import { type DryRunEnd, DryRunPeople, type DryRunPerson } from './dry-run-people.js';

const SMS: DryRunEnd = { kind: 'scheduled', offerId: 'keep', channel: 'sms' };
const EMAIL: DryRunEnd = { ...SMS, channel: 'email' };
const CAPPED: DryRunEnd = { kind: 'refused', stage: 'cap', code: 'CAP_REACHED', heldOut: false };
const ENDS = [SMS, EMAIL, CAPPED, null];

const idsOf = (count: number) => Array.from({ length: count }, (_one, index) => `c-${index}`);
/** Every fifth is not one of those the campaign is for; of the others every fourth matches nothing. */
const isFor = (index: number) => index % 5 !== 0;
const endOf = (index: number) => (isFor(index) ? (ENDS[index % 4] ?? null) : null);

/** `order` is that in which they end. */
function found(most: number, order: (ids: readonly string[]) => readonly string[] = (ids) => ids) {
  const people = new DryRunPeople(most);
  const ids = idsOf(60);
  for (const [index, id] of ids.entries()) people.look(id, isFor(index));
  for (const id of order(ids)) {
    const end = endOf(ids.indexOf(id));
    if (end !== null) people.end(id, end);
  }
  return people.result();
}

const NUMBERS: readonly [string, (one: DryRunPerson) => boolean][] = [
  ['looked at', () => true],
  ['evaluated', ({ evaluated }) => evaluated],
  ['matched', ({ end }) => end !== null],
  ['scheduled', ({ end }) => end?.kind === 'scheduled'],
  ['by sms', ({ end }) => end?.kind === 'scheduled' && end.channel === 'sms'],
  ['refused', ({ end }) => end?.kind === 'refused'],
];

const everybody: readonly DryRunPerson[] = idsOf(60)
  .map((customerId, index) => ({ customerId, evaluated: isFor(index), end: endOf(index) }))
  .sort((a, b) => inAuditOrder(a.customerId, b.customerId));

describe('the people of a dry run', () => {
  it.each(NUMBERS)('are the first of those %s', (_case, is) => {
    const first = found(3).filter(is).slice(0, 3);
    expect(first).toEqual(everybody.filter(is).slice(0, 3));
  });

  it('are everybody where there is room for all', () => {
    expect(found(60)).toEqual(everybody);
  });

  it('are the same in whichever order they come to their end', () => {
    expect(found(3, (ids) => ids.toReversed())).toEqual(found(3));
  });

  it('are nobody where none are asked for', () => {
    expect(found(0)).toEqual([]);
  });
});
