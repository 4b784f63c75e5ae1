import type { Api } from './api.js';

const AT_THE_DESK = 'credit-at-the-desk';

/** A campaign that waits for the customer to come, so that the desk has something to say. */
export async function waitAtTheDesk(admin: Api): Promise<void> {
  if (await admin.has(`/campaigns/${AT_THE_DESK}`)) return;
  const title = { 'zh-CN': '受理时把关', en: 'Credit at the door' };
  await admin.post('/campaigns', { id: AT_THE_DESK, pack: '14-credit', title });
  await admin.post(`/campaigns/${AT_THE_DESK}/state`, { to: 'active', reason: 'for the desk' });
}

type Words = { readonly 'zh-CN': string; readonly en: string };
type Reply = {
  readonly ruleId: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly callBackAt: string | null;
  readonly by: string;
};
export type Prompt = {
  readonly id: string;
  readonly request: string;
  readonly offers: readonly {
    readonly ruleId: string;
    readonly rank: number;
    readonly title: Words;
    readonly limits: Words;
    readonly said: { readonly locale: string; readonly body: string } | null;
  }[];
  readonly replies: readonly Reply[];
};
export type Caller = { readonly id: string; readonly number: string; readonly language: string };

type Customer = {
  readonly id: string;
  readonly personal: { readonly msisdn?: string };
  readonly preference: { readonly language?: string };
};

const FIRST = 500;
const STEP = 37;
const MOST = 150;

/**
 * Customers of the sample whom a number finds and for whom there is an offer with words. Who was spoken with before has less
 * to be offered: so many are asked about until there are enough.
 */
export async function callersWithOffers(admin: Api, count: number): Promise<readonly Caller[]> {
  const found: Caller[] = [];
  for (let tried = 0; tried < MOST && found.length < count; tried += 1) {
    const id = `syn-${String(FIRST + tried * STEP).padStart(7, '0')}`;
    const asked = { request: `look-${Date.now()}-${tried}`, customerId: id, place: 'hotline', limit: 3 };
    const { offers } = await admin.post<Pick<Prompt, 'offers'>>('/decisions/next-best', asked);
    if (!offers[0]?.said) continue;
    const { personal, preference } = await admin.get<Customer>(`/customers/${id}`);
    if (personal.msisdn && preference.language) {
      found.push({ id, number: personal.msisdn, language: preference.language });
    }
  }
  if (found.length < count) throw new Error(`no ${count} customers with an offer among ${MOST}`);
  return found;
}
