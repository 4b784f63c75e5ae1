import type { PersonalField } from './customer.js';

const LONGEST_ID = 64;

/** Control, format, surrogate, private and unassigned characters, and every separator but the plain space. */
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;

/** The characters people write numbers with and mean nothing by. */
const FILLERS = /[\s().-]/g;

/** Why a text cannot be a customer's id; a key of the locale files. */
export type IdFault = 'ID_MISSING' | 'ID_TOO_LONG' | 'ID_UNPRINTABLE' | 'ID_HAS_BAR';

/** The one form an id is stored, hashed and looked up in: outer spaces mean nothing, letters are composed (NFC). */
export function idForm(text: string): string {
  return text.trim().normalize('NFC');
}

/** Ids of decisions and outreach are composed with `|`, so no customer's id may hold one. `id` is in its form. */
export function idFault(id: string): IdFault | null {
  if (id === '') return 'ID_MISSING';
  if (id.length > LONGEST_ID) return 'ID_TOO_LONG';
  if (id.includes('|')) return 'ID_HAS_BAR';
  return UNPRINTABLE.test(id) ? 'ID_UNPRINTABLE' : null;
}

/** One value, one form, however it was typed: what keyed hashes are made of. Case counts in names and addresses only. */
export function lookupForm(field: PersonalField, value: string): string {
  const text = value.normalize('NFC').trim();
  switch (field) {
    case 'email':
      return text.toLowerCase();
    case 'msisdn':
      return text.replace(FILLERS, '').replace(/^00/, '+');
    case 'idNumber':
      return text.replace(FILLERS, '').toUpperCase();
    default:
      return text.replace(/\s+/g, ' ');
  }
}
