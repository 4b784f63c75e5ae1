import type { Device } from '../../customer/customer.js';
import type { AsOf, Derivation, FactSource } from '../derive-facts.js';
import { daysAfter, startOf } from '../holds-until.js';
import { type OneFact, oneByOne } from '../one-fact.js';

const DEVICES = ['business.devices'];
const stateOf = ({ states }: Device) => states.at(-1)?.state;
const HELD: readonly unknown[] = ['first-seen', 'in-use', 'faulty'];

/** Devices the customer has, as their newest state says; undefined: nobody knows. */
function held({ business }: FactSource): readonly Device[] | undefined {
  return business.devices?.filter((device) => HELD.includes(stateOf(device)));
}

function seenOn({ states }: Device): string | undefined {
  return states.find(({ state }) => state === 'first-seen' || state === 'in-use')?.on;
}

/** Of several the one seen last; a gateway has no SIM slot, a phone has. */
function newestPhone(source: FactSource): Device | undefined {
  const phones = held(source)?.filter(({ simSlots = 0 }) => simSlots > 0) ?? [];
  return [...phones].sort((a, b) => (seenOn(a) ?? '').localeCompare(seenOn(b) ?? '')).at(-1);
}

/** Lines of ours in the phones' SIM slots: below one, a rival's may be in the other. */
function simSlotShare(source: FactSource): number | undefined {
  const phones = held(source)?.filter(({ simSlots = 0 }) => simSlots > 0) ?? [];
  const slots = phones.reduce((sum, { simSlots = 0 }) => sum + simSlots, 0);
  return slots === 0 ? undefined : Math.round((phones.length / slots) * 100) / 100;
}

function newestSeen(source: FactSource): string | undefined {
  const days = (held(source) ?? []).flatMap((device) => seenOn(device) ?? []);
  return days.sort().at(-1);
}

function lastInstalment(source: FactSource): string | undefined {
  const days = (held(source) ?? []).flatMap(({ instalmentEndDate }) => instalmentEndDate ?? []);
  return days.sort().at(-1);
}

const ending = ({ business }: FactSource, { today }: AsOf): readonly string[] =>
  (business.discounts ?? []).flatMap(({ endDate }) => (endDate === undefined || endDate < today ? [] : endDate)).sort();

function discountsHold(source: FactSource, asOf: AsOf): Date | null {
  const [next] = ending(source, asOf);
  return next === undefined ? null : startOf(daysAfter(next, 1), asOf);
}

const TABLE: Readonly<Record<string, OneFact>> = {
  deviceModel: { type: 'text', reads: DEVICES, of: (source) => newestPhone(source)?.model },
  is5GCapable: { type: 'boolean', reads: DEVICES, of: (source) => newestPhone(source)?.is5g },
  simSlotShare: { type: 'number', reads: DEVICES, of: simSlotShare },
  devicesHeld: { type: 'number', reads: DEVICES, of: (source) => held(source)?.length },
  deviceFaulty: {
    type: 'boolean',
    reads: DEVICES,
    of: (source) => held(source)?.some((device) => stateOf(device) === 'faulty'),
  },
  deviceFirstSeenOn: { type: 'day', reads: DEVICES, of: newestSeen },
  instalmentEndDate: { type: 'day', reads: DEVICES, of: lastInstalment },
  discountEndDate: {
    type: 'day',
    reads: ['business.discounts'],
    of: (source, asOf) => ending(source, asOf)[0],
    holds: discountsHold,
  },
  discountPerMonth: {
    type: 'number',
    reads: ['business.discounts'],
    of: ({ business }, { today }) =>
      business.discounts
        ?.filter(({ endDate }) => endDate === undefined || endDate >= today)
        .reduce((sum, { amount }) => sum + amount, 0),
    holds: discountsHold,
  },
};

/** Phones, gateways and price cuts: what a customer has from us and until when. */
export const deviceFacts: readonly Derivation[] = oneByOne(TABLE);
