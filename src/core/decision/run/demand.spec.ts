import { expect, it } from '@jest/globals';
import type { Refusal } from '../../policy/refusal.js';
import { demandsOf } from './demand.js';

const at = new Date('2026-11-02T18:00:00Z');
const far = (need: string): Refusal => ({ code: 'PRODUCT_NOT_SERVICEABLE', component: 'offer', have: need, need });
const held: Refusal = { code: 'PRODUCT_HELD', component: 'offer', have: 'x', need: 'x' };
const candidate = (refusals: readonly Refusal[] | null) =>
  ({ ruleId: 'r', left: refusals && { stage: 'validity', refusals } }) as never;

it.each([
  ['out of reach, and nothing else against it', [candidate([far('iptv')])], ['iptv']],
  [
    'by two rules, once',
    [candidate([far('iptv')]), candidate([far('iptv')]), candidate([far('fibre')])],
    ['iptv', 'fibre'],
  ],
  ['also wrong otherwise: no demand', [candidate([far('iptv'), held])], []],
  ['left for another reason', [candidate([held]), candidate(null)], []],
])('%s', (_case, candidates, products) => {
  const demands = demandsOf({ customerId: 'c-1', at, facts: { orgNode: 'N1' }, candidates });
  expect(demands).toEqual(products.map((product) => ({ customerId: 'c-1', product, orgNode: 'N1', at })));
});

it('where nobody knows the node', () => {
  const [demand] = demandsOf({ customerId: 'c-1', at, facts: {}, candidates: [candidate([far('iptv')])] });
  expect(demand?.orgNode).toBeNull();
});
