import { CHANNELS, type Consent, type Purpose } from '../../core/customer/consent.js';
import type { ContactPoint, Customer, Personal, Preference } from '../../core/customer/customer.js';
import { type Day, daysBetween } from '../../core/kit/day.js';
import { type Chance, type Weighed, weighed } from './chance.js';
import { daysAfter, instantOn } from './months.js';
import type { Community } from './organisation-tree.js';
import type { World } from './sample-shapes.js';

type ConsentShares = World['consents']['marketing'];

/** What reaching a customer needs to know of them. */
export type ReachFrame = {
  readonly index: number;
  readonly id: string;
  readonly place: Community;
  readonly knownSince: Day;
  readonly paperless: boolean;
  readonly organisation: boolean;
};

export type Reach = Pick<Customer, 'preference' | 'consents'> & {
  readonly contactPoints: readonly ContactPoint[];
  readonly personal: Personal;
};

/** Names, numbers, addresses that belong to nobody; wishes; consents with their dates and sources. */
export class ReachDraw {
  private readonly sources: Weighed<string>;
  private readonly channels: Weighed<'sms' | 'email' | 'call-list'>;
  private readonly interests: Weighed<string>;
  private readonly habits: Weighed<string>;

  constructor(private readonly world: World) {
    this.sources = weighed(Object.entries(world.consents.sources));
    const { channels } = world.preference;
    this.channels = weighed(CHANNELS.map((channel) => [channel, channels[channel]]));
    this.interests = weighed(Object.entries(world.interests));
    this.habits = weighed(Object.entries(world.habits));
  }

  of(frame: ReachFrame, chance: Chance): Reach {
    const personal = this.personal(frame, chance);
    return {
      personal,
      preference: this.preference(frame, chance),
      consents: this.consents(frame, chance),
      contactPoints: this.contactPoints(frame, personal, chance),
    };
  }

  private personal({ index, id, place, organisation }: ReachFrame, chance: Chance): Personal {
    const { names, contact } = this.world;
    const digits = String(index).padStart(9, '0');
    const person = chance.one(names.surnames) + chance.one(names.given);
    const firm = `虚构${chance.one(names.organisations)}${chance.one(names.forms)}${index}号`;
    const [address, email] = [chance.happens(contact.addressShare), chance.happens(contact.emailShare)];
    const house = `${place.title}${chance.whole(1, 40)}号楼${chance.whole(1, 30)}0${chance.whole(1, 4)}室`;
    return {
      name: organisation ? firm : person,
      // Region code 000000 is given to no place, so the number belongs to nobody.
      idNumber: organisation ? `SYN-ORG-${digits}` : `000000${digits.slice(-8)}${digits.slice(0, 4)}`,
      // Country code 999 is kept in reserve by the ITU.
      msisdn: `+9990${digits}`,
      ...(email || organisation ? { email: `${id}@example.invalid` } : {}),
      ...(address || organisation ? { address: house } : {}),
    };
  }

  private preference({ place }: ReachFrame, chance: Chance): Preference {
    const { preference, language } = this.world;
    const channel = chance.pick(this.channels);
    const hours = chance.one(preference.hours);
    const [channelKnown, hoursKnown] = [
      chance.happens(preference.channelKnownShare),
      chance.happens(preference.hoursKnownShare),
    ];
    return {
      language: chance.happens(preference.english) ? 'en' : language,
      timeZone: place.zone,
      ...(channelKnown ? { channel } : {}),
      ...(hoursKnown ? { contactFrom: hours[0], contactUntil: hours[1] } : {}),
      interests: [...new Set([chance.pick(this.interests), chance.pick(this.interests)])],
      habits: [chance.pick(this.habits)],
    };
  }

  private consents(frame: ReachFrame, chance: Chance): readonly Consent[] {
    const { marketing, service } = this.world.consents;
    return [
      ...this.consentsFor('marketing', marketing, frame, chance),
      ...this.consentsFor('service', service, frame, chance),
    ];
  }

  private consentsFor(purpose: Purpose, shares: ConsentShares, frame: ReachFrame, chance: Chance): readonly Consent[] {
    const days = Math.max(1, daysBetween(frame.knownSince, this.world.asOf));
    return CHANNELS.flatMap((channel) => {
      const share = shares[channel];
      if (share === undefined) return [];
      const [drawn, age, source] = [chance.next(), chance.next(), chance.pick(this.sources)];
      const granted = frame.paperless ? (share.paperless ?? share.granted) : share.granted;
      if (drawn >= granted + share.refused) return [];
      const at = instantOn(daysAfter(this.world.asOf, -Math.ceil(age * days)), chance.whole(1, 12));
      return [{ channel, purpose, granted: drawn < granted, at, source }];
    });
  }

  private contactPoints({ knownSince }: ReachFrame, personal: Personal, chance: Chance): readonly ContactPoint[] {
    const { verifiedShare, invalidMsisdn, invalidEmail } = this.world.contact;
    const invalid = { msisdn: invalidMsisdn, email: invalidEmail, address: 0 };
    return (['msisdn', 'email', 'address'] as const).flatMap((field) => {
      const [verified, bad, back] = [
        chance.happens(verifiedShare),
        chance.happens(invalid[field]),
        chance.whole(1, 200),
      ];
      const days = Math.min(back, daysBetween(knownSince, this.world.asOf));
      if (personal[field] === undefined) return [];
      return [
        {
          field,
          ...(verified ? { verifiedOn: knownSince } : {}),
          ...(bad ? { invalidSince: daysAfter(this.world.asOf, -days) } : {}),
        },
      ];
    });
  }
}
