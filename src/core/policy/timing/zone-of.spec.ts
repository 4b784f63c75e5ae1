import { describe, expect, it } from '@jest/globals';
import { zoneOf } from './zone-of.js';

describe("a customer's zone", () => {
  it.each([
    ['is their own', 'Asia/Tokyo', { zone: 'Asia/Tokyo', assumed: false }],
    ["is the operator's where nobody knows", null, { zone: 'America/Los_Angeles', assumed: true }],
    ["is the operator's where it does not exist", 'Mars/Olympus', { zone: 'America/Los_Angeles', assumed: true }],
    ["is the operator's where it is no text", 8, { zone: 'America/Los_Angeles', assumed: true }],
  ])('%s', (_case, timeZone, expected) => {
    expect(zoneOf({ timeZone }, 'America/Los_Angeles')).toEqual(expected);
  });
});
