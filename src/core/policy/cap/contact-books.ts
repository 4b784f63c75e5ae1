import type { ContactRow } from '../contact-policy.js';
import type { CapRules } from './cap.js';
import { pruned, type ReservationStep, reserveContact } from './reserve-contact.js';

/**
 * The contacts of one cap unit: a customer, a household with its members, or a party. A customer's own book holds the rows
 * of who lives alone; else it says where the rows are: at `home`, in the household's book, among whose `members` the
 * customer then is. So each customer's rows are all in exactly one book, and one write changes them.
 */
export type ContactBook = {
  readonly unit: string;
  /** 0: nobody wrote it yet. */
  readonly version: number;
  readonly rows: readonly ContactRow[];
  /** Households: whose rows are all here. Rows of others are of contacts made while they lived here. */
  readonly members?: readonly string[];
  /** Customers: the household whose book their rows are in. */
  readonly home?: string;
  /** Customers: books that may still hold a row of theirs. */
  readonly past?: readonly string[];
};
export type Books = ReadonlyMap<string, ContactBook>;
export type BookStep = { readonly step: ReservationStep; readonly changed: readonly ContactBook[] };

export function emptyBook(unit: string): ContactBook {
  return { unit, version: 0, rows: [] };
}

export function householdUnit(householdId: string): string {
  return `household|${householdId}`;
}

export function partyUnit(partyId: string): string {
  return `party|${partyId}`;
}

type Whose = Pick<ContactRow, 'customerId' | 'householdId' | 'partyId'>;

/** The book that should hold a contact's rows. */
export function homeWanted({ customerId, householdId }: Whose): string {
  return householdId === undefined ? customerId : householdUnit(householdId);
}

/** A party's book is only kept while a cap asks for it: it costs a transaction for every contact. */
export function partiesCounted({ caps }: Pick<CapRules, 'caps'>): boolean {
  return caps.some(({ scope }) => scope === 'party');
}

/** Every book that a row stands in besides the home of its customer: a later move takes the customer along, not the count. */
export function unitsBeside({ householdId, partyId }: Whose, home: string): readonly string[] {
  const units = [
    ...(householdId === undefined ? [] : [householdUnit(householdId)]),
    ...(partyId === undefined ? [] : [partyUnit(partyId)]),
  ];
  return units.filter((unit) => unit !== home);
}

function isAtHome(book: ContactBook | undefined, customerId: string): boolean {
  if (book === undefined) return false;
  return book.unit === customerId ? book.home === undefined : (book.members ?? []).includes(customerId);
}

/**
 * Books that must still be read before a reservation can be judged; none when all are there. The book that is wanted comes
 * first and the customer's own after it: where the own one names the wanted one as home, no move can lie in between, as
 * a move writes the book that is left.
 */
export function booksMissing(row: Whose, books: Books, rules: CapRules): readonly string[] {
  const want = homeWanted(row);
  const party = row.partyId !== undefined && partiesCounted(rules) ? [partyUnit(row.partyId)] : [];
  const first = [want, ...party].filter((unit) => !books.has(unit));
  if (first.length > 0) return first;
  if (isAtHome(books.get(want), row.customerId)) return [];
  const own = books.get(row.customerId);
  if (own === undefined) return [row.customerId];
  return own.home === undefined || books.has(own.home) ? [] : [own.home];
}

/** The book where a customer's rows are, as far as it was read. */
function homeOf(books: Books, customerId: string, want: string): ContactBook {
  const wanted = books.get(want) ?? emptyBook(want);
  if (isAtHome(wanted, customerId)) return wanted;
  const own = books.get(customerId) ?? emptyBook(customerId);
  return own.home === undefined ? own : (books.get(own.home) ?? emptyBook(own.home));
}

/** Rows once each; where two books hold one, the first word counts. */
function merged(...lists: readonly (readonly ContactRow[])[]): readonly ContactRow[] {
  const rows = new Map<string, ContactRow>();
  for (const row of lists.flat()) if (!rows.has(row.outreachId)) rows.set(row.outreachId, row);
  return [...rows.values()];
}

/** What stays in a household's book when a member leaves: the contacts made while there. */
function leftBook(book: ContactBook, customerId: string): ContactBook {
  const stays = (row: ContactRow) => row.customerId !== customerId || unitsBeside(row, '').includes(book.unit);
  return {
    ...book,
    members: (book.members ?? []).filter((member) => member !== customerId),
    rows: book.rows.filter(stays),
  };
}

/** The customer's own book, saying where the rows went. */
function pointing(own: ContactBook, from: string, to: string): ContactBook {
  const past = [...new Set([...(own.past ?? []), from])].filter((unit) => unit !== own.unit && unit !== to);
  return { ...own, rows: [], home: to, past };
}

/** Books after a customer went from one home to another, before anything is added. */
function movedBooks(books: Books, home: ContactBook, want: string, customerId: string): readonly ContactBook[] {
  const own = books.get(customerId) ?? emptyBook(customerId);
  const wanted = books.get(want) ?? emptyBook(want);
  const carried = home.rows.filter((row) => row.customerId === customerId);
  if (want === customerId) {
    const { home: _left, ...rest } = own;
    const past = [...new Set([...(own.past ?? []), home.unit])];
    return [{ ...rest, past, rows: carried }, leftBook(home, customerId)];
  }
  const arrived = {
    ...wanted,
    members: [...(wanted.members ?? []), customerId],
    rows: merged(carried, wanted.rows),
  };
  // Adopted by the household it names: nothing to carry, and its own book says so already.
  if (home.unit === want) return [arrived];
  const left = home.unit === customerId ? [] : [leftBook(home, customerId)];
  return [arrived, ...left, pointing(own, home.unit, want)];
}

/**
 * What reserving (or planning) does to the books, all of them read. A customer who came to another household, or left one,
 * takes every row along in the same write: the caps of the customer lose nothing. Rows count for the household they name,
 * in which a copy stays: its caps lose and gain nothing either.
 */
export function reserveInBooks(
  books: Books,
  row: ContactRow,
  rules: CapRules,
  now: Date,
  judge: (rows: readonly ContactRow[]) => ReservationStep,
): BookStep {
  const want = homeWanted(row);
  const home = homeOf(books, row.customerId, want);
  const atHome = isAtHome(books.get(want), row.customerId);
  const moved = atHome ? [home] : movedBooks(books, home, want, row.customerId);
  const beside = unitsBeside(row, want).flatMap((unit) => books.get(unit) ?? []);
  const all = merged(
    ...moved.filter(({ unit }) => unit === want).map(({ rows }) => rows),
    ...beside.map((b) => b.rows),
  );
  const step = judge(all);
  if (step.kind !== 'taken') return { step, changed: [] };
  const oldest = Math.min(now.getTime(), step.row.at.getTime());
  const add = (book: ContactBook) => ({
    ...book,
    rows: [...pruned(without(book.rows, step.row.outreachId), oldest, rules), step.row],
  });
  const changed = [...moved.map((book) => (book.unit === want ? add(book) : book)), ...beside.map(add)];
  return { step, changed };
}

/** What a reservation would be answered, by books that were read; null where one more must be read to say. */
export function lookInBooks(books: Books, row: ContactRow, rules: CapRules, now: Date): ReservationStep | null {
  if (booksMissing(row, books, rules).length > 0) return null;
  return reserveInBooks(books, row, rules, now, (rows) => reserveContact(rows, row, rules)).step;
}

/** A customer's own contacts, among books that were read; null where they are in one that was not. */
export function ownRows(books: Books, customerId: string): readonly ContactRow[] | null {
  const own = books.get(customerId);
  const home = own?.home === undefined ? own : books.get(own.home);
  return home === undefined ? null : home.rows.filter((row) => row.customerId === customerId);
}

function without(rows: readonly ContactRow[], id: string): readonly ContactRow[] {
  return rows.filter(({ outreachId }) => outreachId !== id);
}

/** The books in which a row stands, its home first; what changes it must write all of them at once. */
export function booksOfRow(home: ContactBook, customerId: string, outreachId: string): readonly string[] {
  const row = rowIn(home, customerId, outreachId);
  return row === undefined ? [home.unit] : [home.unit, ...unitsBeside(row, home.unit)];
}

function rowIn({ rows }: ContactBook, customerId: string, id: string): ContactRow | undefined {
  return rows.find((row) => row.outreachId === id && row.customerId === customerId);
}

/** One row replaced wherever it stands; books that do not hold it are left out. */
export function replaceInBooks(books: readonly ContactBook[], row: ContactRow): readonly ContactBook[] {
  return books.flatMap((book) => {
    const old = rowIn(book, row.customerId, row.outreachId);
    if (old === undefined || old === row) return [];
    return [{ ...book, rows: book.rows.map((one) => (one === old ? row : one)) }];
  });
}

/** What a change of one row does to the books it stands in. */
export function changeInBooks(
  books: readonly ContactBook[],
  customerId: string,
  outreachId: string,
  changed: (row: ContactRow) => ContactRow,
): readonly ContactBook[] {
  const [home] = books;
  const row = home && rowIn(home, customerId, outreachId);
  const next = row && changed(row);
  return next === undefined || next === row ? [] : replaceInBooks(books, next);
}

/** Asking for a row's place at another instant, judged by all rows of its books. */
export function shiftInBooks(
  books: readonly ContactBook[],
  judge: (rows: readonly ContactRow[]) => ReservationStep,
): BookStep {
  const step = judge(merged(...books.map(({ rows }) => rows)));
  return { step, changed: step.kind === 'taken' ? replaceInBooks(books, step.row) : [] };
}
