import { describe, expect, it } from '@jest/globals';
import { aContactRow } from '../../../../test/builders/a-contact-row.js';
import type { ContactRow } from '../contact-policy.js';
import {
  booksMissing,
  booksOfRow,
  type ContactBook,
  changeInBooks,
  emptyBook,
  homeWanted,
  householdUnit,
  replaceInBooks,
  reserveInBooks,
  shiftInBooks,
  unitsBeside,
} from './contact-books.js';
import { releasedContact, reserveContact } from './reserve-contact.js';

const RULES = { caps: [], operatorZone: 'UTC' };
const NOW = new Date('2026-11-02T18:00:00Z');
const row = (id: string, change: Partial<ContactRow> = {}) => aContactRow({ outreachId: id, runId: id, ...change });
const books = (...all: readonly ContactBook[]) => new Map(all.map((book) => [book.unit, book]));
const reserve = (wanted: ContactRow, ...all: readonly ContactBook[]) =>
  reserveInBooks(books(...all), wanted, RULES, NOW, (rows) => reserveContact(rows, wanted, RULES));
const shape = (changed: readonly ContactBook[]) =>
  changed.map(({ unit, rows, home, members }) => [
    unit,
    rows.map(({ outreachId }) => outreachId),
    home ?? members ?? null,
  ]);

describe('the book of a contact', () => {
  it('is the household’s where there is one', () => {
    expect(homeWanted(row('a'))).toBe('c-1');
    expect(homeWanted(row('a', { householdId: 'h' }))).toBe(householdUnit('h'));
  });

  it('is also that of the household it was made in, and of the party', () => {
    const made = row('a', { householdId: 'old', partyId: 'p' });
    expect(unitsBeside(made, 'household|old')).toEqual(['party|p']);
    expect(unitsBeside(made, 'household|new')).toEqual(['household|old', 'party|p']);
  });
});

describe('books to be read', () => {
  const home: ContactBook = { unit: 'household|h', version: 3, rows: [], members: ['c-1'] };
  const wanted = row('a', { householdId: 'h' });
  it.each([
    ['the one that is wanted, first', [], ['household|h']],
    ['none more where the customer is at home', [home], []],
    ['the customer’s own where not', [emptyBook('household|h')], ['c-1']],
    [
      'the home it names',
      [emptyBook('household|h'), { unit: 'c-1', version: 1, rows: [], home: 'household|x' }],
      ['household|x'],
    ],
  ])('%s', (_case, known, expected) => {
    expect(booksMissing(wanted, books(...known), RULES)).toEqual(expected);
  });
});

describe('reserving in books', () => {
  it('of who lives alone writes one', () => {
    expect(shape(reserve(row('a'), emptyBook('c-1')).changed)).toEqual([['c-1', ['a'], null]]);
  });

  it('of a member writes one', () => {
    const home: ContactBook = {
      unit: 'household|h',
      version: 1,
      rows: [row('x', { customerId: 'c-2' })],
      members: ['c-1'],
    };
    expect(shape(reserve(row('a', { householdId: 'h' }), home).changed)).toEqual([
      ['household|h', ['x', 'a'], ['c-1']],
    ]);
  });

  it('of who moves in takes every row along', () => {
    const own: ContactBook = { unit: 'c-1', version: 2, rows: [row('before')] };
    const { changed } = reserve(row('a', { householdId: 'h' }), emptyBook('household|h'), own);
    expect(shape(changed)).toEqual([
      ['household|h', ['before', 'a'], ['c-1']],
      ['c-1', [], 'household|h'],
    ]);
  });

  it('of who moves out leaves what was made there', () => {
    const home: ContactBook = {
      unit: 'household|h',
      version: 4,
      rows: [row('there', { householdId: 'h' }), row('before'), row('x', { customerId: 'c-2', householdId: 'h' })],
      members: ['c-1', 'c-2'],
    };
    const own: ContactBook = { unit: 'c-1', version: 2, rows: [], home: 'household|h' };
    const { changed } = reserve(row('a'), own, home);
    expect(shape(changed)).toEqual([
      ['c-1', ['there', 'before', 'a'], null],
      ['household|h', ['there', 'x'], ['c-2']],
    ]);
  });

  it('writes nothing where there is a place already', () => {
    const { step, changed } = reserve(row('a'), { unit: 'c-1', version: 1, rows: [row('a')] });
    expect([step.kind, changed]).toEqual(['held', []]);
  });
});

describe('changing a contact', () => {
  const there = row('there', { householdId: 'old' });
  const home: ContactBook = { unit: 'c-1', version: 2, rows: [there] };
  const old: ContactBook = { unit: 'household|old', version: 7, rows: [there], members: [] };

  it('concerns every book it stands in', () => {
    expect(booksOfRow(home, 'c-1', 'there')).toEqual(['c-1', 'household|old']);
    expect(booksOfRow(home, 'c-1', 'nobody')).toEqual(['c-1']);
  });

  it('is written in all of them alike', () => {
    const changed = changeInBooks([home, old], 'c-1', 'there', (one) => releasedContact(one, 'TEST'));
    expect(changed.map(({ unit, rows }) => [unit, rows[0]?.status])).toEqual([
      ['c-1', 'released'],
      ['household|old', 'released'],
    ]);
  });

  it('is written in none where nothing changes, or nobody knows it', () => {
    expect(changeInBooks([home, old], 'c-1', 'there', (one) => one)).toEqual([]);
    expect(changeInBooks([home, old], 'c-1', 'nobody', (one) => releasedContact(one, 'TEST'))).toEqual([]);
    expect(replaceInBooks([emptyBook('c-1')], there)).toEqual([]);
  });

  it('to another instant is judged by the rows of all, once each', () => {
    let seen: readonly ContactRow[] = [];
    const { changed } = shiftInBooks([home, old], (rows) => {
      seen = rows;
      return { kind: 'taken', row: { ...there, at: NOW } };
    });
    expect([seen.length, changed.length]).toEqual([1, 2]);
  });
});
