import { describe, expect, it } from '@jest/globals';
import type { CustomerEvent, EventKind } from '../customer-event.js';
import { overtakes } from './overtakes.js';

const word = (kind: EventKind, minute: number, about?: string): Pick<CustomerEvent, 'kind' | 'about' | 'at'> => ({
  ...{ kind, at: new Date(Date.UTC(2026, 10, 2, 10, minute)) },
  ...(about === undefined ? {} : { about }),
});

describe('a newer word on the same matter', () => {
  it.each([
    ['a later recharge', word('recharge', 5), word('recharge', 0), true],
    ['an earlier recharge', word('recharge', 0), word('recharge', 5), false],
    ['a recharge of the same instant', word('recharge', 0), word('recharge', 0), false],
    ['a later payment', word('payment', 5), word('recharge', 0), false],
    ['a later answer to the same survey', word('survey', 5, 'nps'), word('survey', 0, 'nps'), true],
    ['a later answer to another survey', word('survey', 5, 'nps'), word('survey', 0, 'csat'), false],
    ['the closing of the complaint', word('complaint-closed', 5, 'bill'), word('complaint-opened', 0, 'bill'), true],
    ['its opening again', word('complaint-opened', 9, 'bill'), word('complaint-closed', 5, 'bill'), true],
    [
      'the closing of another complaint',
      word('complaint-closed', 5, 'net'),
      word('complaint-opened', 0, 'bill'),
      false,
    ],
    ['the closing of a complaint nobody named', word('complaint-closed', 5), word('complaint-opened', 0), false],
    [
      'the closing at the instant of the opening',
      word('network-incident-closed', 0, 'i-1'),
      word('network-incident-opened', 0, 'i-1'),
      true,
    ],
    [
      'the opening at the instant of the closing',
      word('network-incident-opened', 0, 'i-1'),
      word('network-incident-closed', 0, 'i-1'),
      false,
    ],
  ])('%s: is it?', (_case, other, event, expected) => {
    expect(overtakes(other, event)).toBe(expected);
  });
});
