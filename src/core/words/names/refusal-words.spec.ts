import { describe, expect, it } from '@jest/globals';
import { Organisation } from '../../access/organisation.js';
import type { FactDefinition } from '../../facts/fact-catalogue.js';
import type { Words } from '../../kit/locale.js';
import { REFUSAL_CODES, type Refusal } from '../../policy/refusal.js';
import { refusalNames } from './refusal-names.js';
import { refusalWords } from './refusal-words.js';

const words = (zh: string, en: string): Words => ({ 'zh-CN': zh, en });

const fact = (name: string, more: Partial<FactDefinition>): [string, FactDefinition] => [
  name,
  { name, type: 'number', unit: null, nullable: true, labels: words(name, name), ...more },
];

const NAMES = refusalNames(
  {
    catalogue: new Map([
      fact('creditList', { type: 'enum', labels: words('信誉名单', 'Credit list') }),
      fact('daysSinceComplaintClosed', { unit: 'days', labels: words('投诉办结天数', 'Days since the complaint') }),
      fact('arpu', { unit: 'minor', labels: words('月均消费', 'Spend a month') }),
      fact('tenureMonths', { labels: words('在网月数', 'Months with us') }),
    ]),
    holds: [
      {
        id: 'black-list',
        title: words('信誉黑名单', 'Credit blacklist'),
        conditions: { all: [{ fact: 'creditList' }] },
      },
      {
        id: 'complaint-just-closed',
        title: words('投诉结案未满14天', 'Complaint closed lately'),
        conditions: { all: [{ fact: 'daysSinceComplaintClosed' }] },
      },
    ],
    products: new Map([
      ['video-pack', { id: 'video-pack', title: words('视频包', 'Video pack') }],
      ['sports-pack', { id: 'sports-pack', title: words('体育包', 'Sports pack') }],
    ] as never),
    capacities: [{ id: 'call-centre-minutes', title: words('呼叫中心工时', 'Minutes of the call centre') }],
    organisation: new Organisation([]),
    policy: {
      operatorZone: 'America/Los_Angeles',
      caps: [{ id: 'weekly', title: words('七天内的营销接触', 'marketing contacts in seven days') }],
    },
  },
  {
    offers: [{ id: 'save-30', title: words('挽留三成', 'Save thirty') }],
    campaigns: [{ id: 'w-1', title: words('赢回', 'Win back') }],
    rules: [{ id: 'r-1', title: words('规则一', 'Rule one') }],
  },
);

const told = (refusal: Refusal) => refusalWords(refusal, NAMES, 'USD');

describe('refusals in words', () => {
  it.each<[string, Refusal, string, string]>([
    [
      'a tie for what is left of an offer, by the offer’s title',
      { code: 'CAPACITY_OUTBID', component: 'stock of save-30', have: 90_000, need: 90_000 },
      '“挽留三成（库存）”资源有限：得分 90000，与最后入选者相同，按固定顺序由其他客户获得。',
      '“stock of Save thirty” is scarce: the offer scored 90000, as much as the last to get a place, and the fixed order of ties put others first.',
    ],
    [
      'scores that are nearly the same, by as many digits as tell them apart',
      { code: 'CAPACITY_OUTBID', component: 'budget of gone', have: 4.1003, need: 4.1031 },
      '“gone（预算）”资源有限：需要得分 4.103，实得 4.100。',
      '“budget of gone” is scarce: the offer needed 4.103, and scored 4.100.',
    ],
    [
      'a hold by its title, without a limit that is the value',
      { code: 'SELLING_HELD', component: 'black-list', have: 'BLACK', need: 'BLACK' },
      '暂停营销：信誉黑名单。',
      'Selling is on hold: Credit blacklist.',
    ],
    [
      'a hold with what the customer has of it',
      { code: 'SELLING_HELD', component: 'complaint-just-closed', have: 3, need: 14 },
      '暂停营销：投诉结案未满14天（投诉办结天数 3）。',
      'Selling is on hold: Complaint closed lately (Days since the complaint 3).',
    ],
    [
      'a cap by its title',
      { code: 'CAP_REACHED', component: 'weekly', have: 2, need: 2 },
      '接触频次上限“七天内的营销接触”已满：期内已有 2 次，最多 2 次。',
      'The contact cap “marketing contacts in seven days” is used up: 2 in its window, at most 2.',
    ],
    [
      'the message that told of the offer before by its channel and campaign',
      {
        code: 'OFFER_JUST_TOLD',
        component: 'save-30',
        have: 'w-1|20261102T180016Z|c-1|1|sms',
        need: '2026-11-09T18:28:44.577Z',
      },
      '刚就套餐“挽留三成”触达过客户（短信，活动“赢回”），2026-11-09 10:28 前不再发送。',
      'The customer has just heard of the offer “Save thirty” (SMS, campaign “Win back”); it rests until 2026-11-09 10:28.',
    ],
    [
      'a message that an event planned by its channel',
      {
        code: 'OFFER_OPEN',
        component: 'save-30',
        have: 'event|e-1|c-1|1|sms',
        need: '2026-11-09T18:28:44.577Z',
      },
      '套餐“挽留三成”已为客户安排触达（短信，2026-11-09 10:28），不重复安排。',
      'Offer “Save thirty” is on its way to the customer already: SMS, due at 2026-11-09 10:28.',
    ],
    [
      'an outcome in words, instants in the zone of the operator',
      {
        code: 'SUPPRESSED_BY_OUTCOME',
        component: 'accepted',
        have: '2026-11-02T18:28:44.577Z',
        need: '2027-11-02T18:28:44.577Z',
      },
      '客户已有结果“已接受”（2026-11-02 10:28），2027-11-02 11:28 之前不再营销。',
      'The customer has the outcome “accepted” since 2026-11-02 10:28: no selling before 2027-11-02 11:28.',
    ],
    [
      'an answer that another offer waits for',
      { code: 'OFFER_NEEDS_OUTCOME', component: 'save-30', have: null, need: 'accepted ≤ 30 d' },
      '须先有套餐“挽留三成”的结果 30 天内已接受，目前为 –。',
      'Comes only after “accepted within 30 days” to the offer “Save thirty”; so far: –.',
    ],
    [
      'an offer that is not live, by its title and state',
      { code: 'OFFER_NOT_LIVE', component: 'save-30', have: 'design', need: 'live' },
      '套餐“挽留三成”未上市（当前：设计）。',
      'Offer “Save thirty” is not live (it is: design).',
    ],
    [
      'products by their titles',
      { code: 'PRODUCT_EXCLUDED', component: 'save-30', have: 'video-pack, sports-pack', need: 'video-pack' },
      '产品“视频包”与客户持有的视频包、体育包互斥。',
      'The product “Video pack” cannot be held beside Video pack, Sports pack.',
    ],
    [
      'a condition of the offer as a question about a fact',
      {
        code: 'NOT_ELIGIBLE',
        component: 'save-30: $.eligibility.all[0] tenureMonths greaterThanInclusive',
        have: 3,
        need: 12,
      },
      '不符合办理资格（在网月数）：客户为 3，要求不小于 12。',
      'Not eligible (Months with us): the customer has 3; what it takes: is at least 12.',
    ],
    [
      'what can be afforded in money',
      { code: 'NOT_AFFORDABLE', component: 'save-30: arpu 120%', have: 3_000, need: 4_500 },
      '超出客户承受能力（挽留三成：月均消费 120%）：可承受 US$30.00，需要 US$45.00。',
      'More than the customer can afford (Save thirty: Spend a month 120%): $30.00 against $45.00.',
    ],
    [
      'consent as a telecom marketer says it',
      { code: 'CONSENT_WITHDRAWN', component: 'call-list.marketing', have: false, need: true },
      '客户已撤回对外呼营销的同意。',
      'The customer withdrew consent for call list marketing.',
    ],
    [
      'the rule that was preferred',
      { code: 'OUTRANKED', component: 'r-1', have: 1.234, need: 2.5 },
      '得分 1.23，让位于规则“规则一”（得分 2.50）。',
      'Scored 1.23; rule “Rule one” was preferred with 2.50.',
    ],
    [
      'a stop of a channel',
      { code: 'EMERGENCY_STOP', component: 'channel|sms', have: '演练', need: null },
      '紧急停止“短信”生效中：演练。',
      'The emergency stop “SMS” holds: 演练.',
    ],
  ])('%s', (_case, refusal, zh, en) => {
    expect(told(refusal)).toEqual({ 'zh-CN': zh, en });
  });

  it('are told by ids where nobody gave the names', () => {
    expect(refusalWords({ code: 'CAP_REACHED', component: 'weekly', have: 2, need: 2 })['zh-CN']).toContain('“weekly”');
  });

  it.each(Object.values(REFUSAL_CODES).flat())('%s leaves no gap in its sentence', (code) => {
    for (const names of [null, NAMES]) {
      const said = refusalWords({ code, component: 'it', have: null, need: null }, names);
      expect(`${said['zh-CN']}${said.en}`).not.toMatch(/[{}]|undefined/);
    }
  });
});
