import { describe, expect, it } from '@jest/globals';
import { Organisation } from '../../access/organisation.js';
import { type EmergencyStop, emergencyRefusals, type StopKind, stopKey, stopScope } from './emergency.js';

const title = { 'zh-CN': '点', en: 'node' };
const organisation = new Organisation([
  { code: 'north', level: 'province', parent: null, title },
  { code: 'north-1', level: 'local-network', parent: 'north', title },
]);
const CASE = { channel: 'sms', campaignId: 'winback', offerId: 'stay', orgNode: 'north-1' } as const;
const stop = (kind: StopKind, of: string | null): EmergencyStop => ({
  kind,
  of,
  by: 'ann',
  at: new Date(0),
  why: 'wrong price',
});
const components = (stops: readonly EmergencyStop[], one: Parameters<typeof emergencyRefusals>[1] = CASE) =>
  emergencyRefusals(stops, one, organisation).map(({ component }) => component);

describe('an emergency stop', () => {
  it.each([
    ['of everything', stop('all', null), ['all']],
    ['of the channel', stop('channel', 'sms'), ['channel|sms']],
    ['of another channel', stop('channel', 'email'), []],
    ['of the campaign', stop('campaign', 'winback'), ['campaign|winback']],
    ['of another campaign', stop('campaign', 'welcome'), []],
    ['of the offer', stop('offer', 'stay'), ['offer|stay']],
    ['of the customer’s node', stop('node', 'north-1'), ['node|north-1']],
    ['of a node above', stop('node', 'north'), ['node|north']],
    ['of a node elsewhere', stop('node', 'south'), []],
  ])('%s', (_case, one, expected) => {
    expect(components([one])).toEqual(expected);
  });

  it('of a node holds for who may be there', () => {
    expect(components([stop('node', 'south')], { ...CASE, orgNode: null })).toEqual(['node|south']);
  });

  it('says why, and every one that holds is named', () => {
    expect(emergencyRefusals([stop('all', null), stop('offer', 'stay')], CASE, organisation)).toEqual([
      { code: 'EMERGENCY_STOP', component: 'all', have: 'wrong price', need: null },
      { code: 'EMERGENCY_STOP', component: 'offer|stay', have: 'wrong price', need: null },
    ]);
  });
});

describe('what can be stopped', () => {
  it.each([
    ['all', null, 'all'],
    ['channel', 'sms', 'channel|sms'],
    ['node', 'north', 'node|north'],
  ] as const)('%s %s', (kind, of, key) => {
    const scope = stopScope(kind, of);
    expect(scope && stopKey(scope)).toBe(key);
  });

  it.each([
    ['all', 'sms'],
    ['channel', 'fax'],
    ['channel', null],
    ['campaign', ''],
  ] as const)('not %s %s', (kind, of) => {
    expect(stopScope(kind, of)).toBeNull();
  });
});
