import type { Device } from '../../customer/customer.js';
import { type Day, dayNumber } from '../../kit/day.js';
import type { Derivation, FactSource } from '../derive-facts.js';
import type { FactValue } from '../fact-sheet.js';
import { type OneFact, oneByOne } from '../one-fact.js';
import type { CustomerReading } from '../row/customer-reading.js';

const DEVICES = ['business.devices'];
const HELD: readonly unknown[] = ['first-seen', 'in-use', 'faulty'];

type Held = readonly Device[] | undefined;

const stateOf = ({ states }: Device) => states.at(-1)?.state;

/** Devices the customer has, as their newest state says; undefined: nobody knows. */
function heldBy({ business }: FactSource): Held {
  return business.devices?.filter((device) => HELD.includes(stateOf(device)));
}

/** Steps of one customer follow each other, and all ask for the same devices. */
function asked(tell: (held: readonly Device[]) => FactValue | undefined): OneFact['of'] {
  return (_source, _clock, customer) => {
    const held = customer.once(heldBy);
    return held === undefined ? undefined : tell(held);
  };
}

function seenOn({ states }: Device): string | undefined {
  return states.find(({ state }) => state === 'first-seen' || state === 'in-use')?.on;
}

/** Where the record does not say: a gateway has no SIM slot, a phone has. */
const kindOf = ({ kind, simSlots = 0 }: Device) => kind ?? (simSlots > 0 ? 'phone' : 'gateway');

const phonesOf = (held: readonly Device[]) => held.filter((device) => kindOf(device) === 'phone');

/** Of several of a kind the one seen last. */
function newestOf(held: readonly Device[], kind: ReturnType<typeof kindOf>): Device | undefined {
  const own = held.filter((device) => kindOf(device) === kind);
  if (own.length < 2) return own[0];
  return own.sort((a, b) => (seenOn(a) ?? '').localeCompare(seenOn(b) ?? '')).at(-1);
}

/** The newest day a dialler was taken out: a line that calls past us no longer. */
function diallerRemovedOn({ business }: FactSource): Day | undefined {
  const diallers = business.devices?.filter((device) => kindOf(device) === 'dialler') ?? [];
  return lastOf(diallers, ({ states }) => (states.at(-1)?.state === 'removed' ? states.at(-1)?.on : undefined));
}

/** Lines of ours in the phones' SIM slots: below one, a rival's may be in the other. */
function simSlotShare(held: readonly Device[]): number | undefined {
  const phones = phonesOf(held);
  const slots = phones.reduce((sum, { simSlots = 0 }) => sum + simSlots, 0);
  return slots === 0 ? undefined : Math.round((phones.length / slots) * 100) / 100;
}

/** The last of some days; undefined if there is none. */
function lastOf(held: readonly Device[], of: (device: Device) => string | undefined): string | undefined {
  let last: string | undefined;
  for (const device of held) {
    const day = of(device);
    if (day !== undefined && (last === undefined || day > last)) last = day;
  }
  return last;
}

/** The first end of a price cut that is still to come; undefined: none ends. */
function nextEnd({ business }: FactSource, today: Day): Day | undefined {
  let next: Day | undefined;
  for (const { endDate } of business.discounts ?? []) {
    if (endDate !== undefined && endDate >= today && (next === undefined || endDate < next)) next = endDate;
  }
  return next;
}

function discountsHold({ source, clock }: CustomerReading): number {
  const next = nextEnd(source, clock.today);
  return next === undefined ? Number.POSITIVE_INFINITY : clock.startOf(dayNumber(next) + 1);
}

const TABLE: Readonly<Record<string, OneFact>> = {
  deviceModel: { type: 'text', reads: DEVICES, of: asked((held) => newestOf(held, 'phone')?.model) },
  is5GCapable: { type: 'boolean', reads: DEVICES, of: asked((held) => newestOf(held, 'phone')?.is5g) },
  gatewayModel: { type: 'text', reads: DEVICES, of: asked((held) => newestOf(held, 'gateway')?.model) },
  diallerModel: { type: 'text', reads: DEVICES, of: asked((held) => newestOf(held, 'dialler')?.model) },
  diallerRemovedOn: { type: 'day', reads: DEVICES, of: diallerRemovedOn },
  simSlotShare: { type: 'number', reads: DEVICES, of: asked(simSlotShare) },
  devicesHeld: { type: 'number', reads: DEVICES, of: asked((held) => held.length) },
  deviceFaulty: {
    type: 'boolean',
    reads: DEVICES,
    of: asked((held) => held.some((device) => stateOf(device) === 'faulty')),
  },
  deviceFirstSeenOn: { type: 'day', reads: DEVICES, of: asked((held) => lastOf(held, seenOn)) },
  instalmentEndDate: {
    type: 'day',
    reads: DEVICES,
    of: asked((held) => lastOf(held, ({ instalmentEndDate }) => instalmentEndDate)),
  },
  discountEndDate: {
    type: 'day',
    reads: ['business.discounts'],
    of: (source, { today }) => nextEnd(source, today),
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
