import { MongoCampaignStore } from '../src/adapters/mongo/campaign.store.js';
import type { MongoConnection } from '../src/adapters/mongo/connection.js';
import { MongoOfferStore } from '../src/adapters/mongo/offer.store.js';
import { MongoRulePackStore } from '../src/adapters/mongo/rule-pack.store.js';
import { CHANNELS } from '../src/core/customer/consent.js';
import type { Offer } from '../src/core/offer/offer.js';
import type { Rule } from '../src/core/rules/rule-pack.js';
import { BENCH_NOW } from './run-customers.js';
import { portfolio } from './run-portfolio.js';

const RULES_A_CAMPAIGN = 10;
const AUDIENCE = { all: [{ fact: 'relationship', operator: 'equal', value: 'current' }] };

const twice = (text: string) => ({ 'zh-CN': text, en: text });

/** Every third has a condition, every fourth an exclusion group, every tenth a stock. */
function offerOf(index: number): Offer {
  const id = `offer-${index}`;
  const condition = { all: [{ fact: 'complaintOpen', operator: 'equal', value: false }] };
  return {
    id,
    title: twice(`Offer ${index}`),
    state: 'live',
    purpose: index % 7 === 0 ? 'service' : 'marketing',
    validFrom: new Date('2026-01-01T00:00:00Z'),
    validUntil: new Date('2027-01-01T00:00:00Z'),
    limits: twice('For one line, for as long as it is held.'),
    value: 500 + ((index * 37) % 60) * 25,
    currency: 'CNY',
    wording: {
      sms: { body: twice('{{ offer.title }} until {{ expiresOn }}.') },
      'call-list': {
        body: twice('Ask what they use most. Offer {{ offer.title }}. {{ offer.limits }} Until {{ expiresOn }}.'),
      },
    },
    ...(index % 3 === 0 ? { suitability: condition } : {}),
    ...(index % 4 === 0 ? { exclusionGroups: [`group-${index % 8}`] } : {}),
    ...(index % 10 === 0 ? { stock: 1_000_000 } : {}),
  };
}

/** The rules of the bench for runs as campaigns of ten, each for an audience, making so many offers on every channel. */
export async function putPortfolio(mongo: MongoConnection, rules: number, offers: number): Promise<void> {
  const [packs, campaigns] = [new MongoRulePackStore(mongo), new MongoCampaignStore(mongo)];
  const made = portfolio(rules).rules.map((rule, index): Rule => {
    const channel = CHANNELS[index % CHANNELS.length] ?? 'sms';
    const params = { ...rule.event.params, offerId: `offer-${index % offers}`, channel };
    return { ...rule, event: { ...rule.event, params } };
  });
  await new MongoOfferStore(mongo).seed(Array.from({ length: offers }, (_offer, index) => offerOf(index)));
  for (let from = 0; from < made.length; from += RULES_A_CAMPAIGN) {
    const id = `bench-${from / RULES_A_CAMPAIGN}`;
    const content = { pack: id, title: twice(id), rules: made.slice(from, from + RULES_A_CAMPAIGN) };
    await packs.save(content, id, 'bench', BENCH_NOW);
    const control = { sharePct: 5, version: '1' };
    await campaigns.insert({
      ...{ id, title: twice(id), pack: id, audience: AUDIENCE, control },
      ...{ state: 'active', createdAt: BENCH_NOW },
    });
  }
}
