import { aRule, aRulePack } from '../builders/a-rule-pack.js';

/**
 * Documents that are no rule pack, with what `readRulePack` says of each. `schema` false: a JSON Schema cannot express
 * the fault (it asks for facts, offers or other places of the document); all others it refuses too.
 */
export type BadPack = {
  readonly case: string;
  readonly json: unknown;
  readonly problems: readonly string[];
  readonly schema?: false;
};

const rule = aRule();
const { params } = rule.event;
const CONDITIONS = '$.rules[0].conditions';
const PARAMS = '$.rules[0].event.params';
const asks = (fact: unknown, operator: unknown, value: unknown) => ({ fact, operator, value });

const rules = (...json: readonly unknown[]) => ({ ...aRulePack(), rules: json });
const conditions = (json: unknown) => rules({ ...rule, conditions: json });
const leaf = (fact: unknown, operator: unknown, value: unknown) => conditions({ all: [asks(fact, operator, value)] });
const event = (json: unknown) => rules({ ...rule, event: json });
const given = (change: object) => event({ type: 'offer', params: { ...params, ...change } });
const schedule = (delayHours: unknown, expireHours: unknown) => given({ schedule: { delayHours, expireHours } });

function without(json: object, name: string): object {
  return Object.fromEntries(Object.entries(json).filter(([key]) => key !== name));
}

export const BAD_PACKS: readonly BadPack[] = [
  { case: 'null', json: null, problems: ['$ WRONG_TYPE'] },
  { case: 'a list', json: [], problems: ['$ WRONG_TYPE'] },
  {
    case: 'nothing in it',
    json: {},
    problems: ['$.pack MISSING_FIELD', '$.title MISSING_FIELD', '$.rules MISSING_FIELD'],
  },
  { case: 'an unknown field', json: { ...aRulePack(), author: 'me' }, problems: ['$.author UNKNOWN_FIELD'] },
  { case: 'a $-key', json: { ...aRulePack(), $set: {} }, problems: ['$["$set"] FORBIDDEN_NAME'] },
  { case: 'a dotted name', json: { ...aRulePack(), 'a.b': 1 }, problems: ['$["a.b"] FORBIDDEN_NAME'] },
  {
    case: 'a prototype',
    json: JSON.parse(JSON.stringify(aRulePack()).replace('{', '{"__proto__":{"x":1},')),
    problems: ['$.__proto__ FORBIDDEN_NAME'],
  },
  { case: 'a name in capitals', json: { ...aRulePack(), pack: 'Win-Back' }, problems: ['$.pack BAD_ID'] },
  { case: 'a name that is too long', json: { ...aRulePack(), pack: 'x'.repeat(65) }, problems: ['$.pack BAD_ID'] },
  { case: 'a name that climbs folders', json: { ...aRulePack(), pack: '../x' }, problems: ['$.pack BAD_ID'] },
  { case: 'a name that is a number', json: { ...aRulePack(), pack: 25 }, problems: ['$.pack WRONG_TYPE'] },
  {
    case: 'a title in one language',
    json: { ...aRulePack(), title: { en: 'A pack' } },
    problems: ['$.title["zh-CN"] MISSING_FIELD'],
  },
  {
    case: 'an empty title',
    json: { ...aRulePack(), title: { 'zh-CN': ' ', en: 'A pack' } },
    problems: ['$.title["zh-CN"] EMPTY_TEXT'],
  },
  {
    case: 'a title that is too long',
    json: { ...aRulePack(), title: { 'zh-CN': '规则', en: 'x'.repeat(201) } },
    problems: ['$.title.en TEXT_TOO_LONG'],
  },
  { case: 'no rules', json: rules(), problems: ['$.rules EMPTY_LIST'] },
  { case: 'rules that are no list', json: { ...aRulePack(), rules: rule }, problems: ['$.rules WRONG_TYPE'] },
  { case: 'rules that are null', json: { ...aRulePack(), rules: null }, problems: ['$.rules WRONG_TYPE'] },
  { case: 'too many rules', json: tooMany(), problems: ['$.rules TOO_MANY'] },
  { case: 'a rule that is a text', json: rules('all'), problems: ['$.rules[0] WRONG_TYPE'] },
  { case: 'one id twice', json: rules(rule, rule), problems: ['$.rules[1].id ID_TWICE'], schema: false },
  {
    case: 'a rule without conditions',
    json: rules(without(rule, 'conditions')),
    problems: [`${CONDITIONS} MISSING_FIELD`],
  },
  {
    case: 'a priority of zero',
    json: rules({ ...rule, priority: 0 }),
    problems: ['$.rules[0].priority NOT_A_POSITIVE_INTEGER'],
  },
  {
    case: 'a priority that is a text',
    json: rules({ ...rule, priority: '1' }),
    problems: ['$.rules[0].priority NOT_A_POSITIVE_INTEGER'],
  },
  {
    case: 'a leaf as root',
    json: conditions(asks('senior', 'equal', true)),
    problems: [`${CONDITIONS} ROOT_NOT_A_GROUP`],
  },
  { case: 'an empty all', json: conditions({ all: [] }), problems: [`${CONDITIONS}.all EMPTY_GROUP`] },
  { case: 'an empty any', json: conditions({ any: [] }), problems: [`${CONDITIONS}.any EMPTY_GROUP`] },
  {
    case: 'a string where an array belongs',
    json: conditions({ all: 'x' }),
    problems: [`${CONDITIONS}.all WRONG_TYPE`],
  },
  {
    case: 'an object where an array belongs',
    json: conditions({ any: {} }),
    problems: [`${CONDITIONS}.any WRONG_TYPE`],
  },
  { case: 'an array under not', json: conditions({ not: [] }), problems: [`${CONDITIONS}.not NOT_TAKES_ONE`] },
  {
    case: 'several groups on one node',
    json: conditions({ all: [asks('senior', 'equal', true)], any: [asks('senior', 'equal', true)] }),
    problems: [`${CONDITIONS} SEVERAL_GROUPS`],
  },
  {
    case: 'a shared condition',
    json: conditions({ all: [{ condition: 'shared' }] }),
    problems: [
      `${CONDITIONS}.all[0].fact MISSING_FIELD`,
      `${CONDITIONS}.all[0].operator MISSING_FIELD`,
      `${CONDITIONS}.all[0].value MISSING_FIELD`,
      `${CONDITIONS}.all[0].condition UNKNOWN_FIELD`,
    ],
  },
  {
    case: 'an unknown fact',
    json: leaf('shoeSize', 'equal', 1),
    problems: [`${CONDITIONS}.all[0].fact UNKNOWN_FACT`],
    schema: false,
  },
  {
    case: 'an unknown operator',
    json: leaf('senior', 'is', true),
    problems: [`${CONDITIONS}.all[0].operator UNKNOWN_OPERATOR`],
  },
  {
    case: 'an operator that does not fit',
    json: leaf('planCode', 'lessThan', 'b'),
    problems: [`${CONDITIONS}.all[0].operator OPERATOR_DOES_NOT_FIT`],
  },
  {
    case: 'a value of the wrong type',
    json: leaf('tenureMonths', 'equal', '3'),
    problems: [`${CONDITIONS}.all[0].value WRONG_TYPE`],
    schema: false,
  },
  {
    case: 'null as a value',
    json: leaf('tenureMonths', 'equal', null),
    problems: [`${CONDITIONS}.all[0].value WRONG_TYPE`],
  },
  {
    case: 'an object as a value',
    json: leaf('tenureMonths', 'equal', { $gt: 0 }),
    problems: [`${CONDITIONS}.all[0].value WRONG_TYPE`],
  },
  {
    case: 'a string for a list',
    json: leaf('planCode', 'in', 'abc'),
    problems: [`${CONDITIONS}.all[0].value LIST_NOT_TEXT`],
  },
  {
    case: 'a list for one value',
    json: leaf('planCode', 'equal', ['a']),
    problems: [`${CONDITIONS}.all[0].value WRONG_TYPE`],
  },
  { case: 'an empty list', json: leaf('planCode', 'in', []), problems: [`${CONDITIONS}.all[0].value EMPTY_LIST`] },
  {
    case: 'what a customer is not, of whom nobody may know',
    json: leaf('planCode', 'notEqual', 'x'),
    problems: [`${CONDITIONS}.all[0] UNKNOWN_NOT_SAID`],
    schema: false,
  },
  {
    case: 'a meaning of unknown that is none',
    json: conditions({ all: [{ ...asks('planCode', 'notEqual', 'x'), unknown: true }] }),
    problems: [`${CONDITIONS}.all[0].unknown VALUE_NOT_ALLOWED`, `${CONDITIONS}.all[0] UNKNOWN_NOT_SAID`],
  },
  {
    case: 'a day that is a word',
    json: leaf('exitDate', 'before', 'tomorrow'),
    problems: [`${CONDITIONS}.all[0].value NOT_A_DAY`],
  },
  {
    case: 'a day that is a number',
    json: leaf('exitDate', 'equal', 20_000),
    problems: [`${CONDITIONS}.all[0].value NOT_A_DAY`],
    schema: false,
  },
  {
    case: 'a moment in hours',
    json: leaf('exitDate', 'after', { hoursFromNow: 3 }),
    problems: [
      `${CONDITIONS}.all[0].value.daysFromToday MISSING_FIELD`,
      `${CONDITIONS}.all[0].value.hoursFromNow UNKNOWN_FIELD`,
    ],
  },
  {
    case: 'a range of one',
    json: leaf('tenureMonths', 'between', [1]),
    problems: [`${CONDITIONS}.all[0].value RANGE_TAKES_TWO`],
  },
  {
    case: 'a range upside down',
    json: leaf('tenureMonths', 'between', [3, 1]),
    problems: [`${CONDITIONS}.all[0].value RANGE_UPSIDE_DOWN`],
    schema: false,
  },
  {
    case: 'half a day',
    json: leaf('exitDate', 'withinNextDays', 0.5),
    problems: [`${CONDITIONS}.all[0].value NOT_WHOLE_BETWEEN`],
  },
  {
    case: 'an empty prefix',
    json: leaf('planCode', 'startsWith', ''),
    problems: [`${CONDITIONS}.all[0].value EMPTY_TEXT`],
  },
  {
    case: 'no pattern',
    json: leaf('planCode', 'matches', '('),
    problems: [`${CONDITIONS}.all[0].value PATTERN_BAD`],
    schema: false,
  },
  {
    case: 'a pattern that is too large',
    json: leaf('planCode', 'matches', '(.{900})(.{900})(.{900})'),
    problems: [`${CONDITIONS}.all[0].value PATTERN_TOO_LARGE`],
    schema: false,
  },
  {
    case: 'a pattern that is too long',
    json: leaf('planCode', 'matches', 'x'.repeat(201)),
    problems: [`${CONDITIONS}.all[0].value TEXT_TOO_LONG`],
  },
  {
    case: 'an unknown list',
    json: leaf('planCode', 'inList', 'nowhere'),
    problems: [`${CONDITIONS}.all[0].value UNKNOWN_LIST`],
    schema: false,
  },
  {
    case: 'a value nobody declared',
    json: leaf('arpuBand', 'equal', 'TOP'),
    problems: [`${CONDITIONS}.all[0].value VALUE_NOT_ALLOWED`],
    schema: false,
  },
  {
    case: 'another event',
    json: event({ type: 'mail', params }),
    problems: ['$.rules[0].event.type VALUE_NOT_ALLOWED'],
  },
  { case: 'an event that is a text', json: event('offer'), problems: ['$.rules[0].event WRONG_TYPE'] },
  { case: 'an event without params', json: event({ type: 'offer' }), problems: [`${PARAMS} MISSING_FIELD`] },
  { case: 'an unknown param', json: given({ priority: 1 }), problems: [`${PARAMS}.priority UNKNOWN_FIELD`] },
  {
    case: 'an unknown offer',
    json: given({ offerId: 'gone' }),
    problems: [`${PARAMS}.offerId UNKNOWN_OFFER`],
    schema: false,
  },
  { case: 'an unknown channel', json: given({ channel: 'fax' }), problems: [`${PARAMS}.channel VALUE_NOT_ALLOWED`] },
  {
    case: 'an unknown lever',
    json: given({ lever: 'crowbar' }),
    problems: [`${PARAMS}.lever VALUE_NOT_ALLOWED`],
    schema: false,
  },
  {
    case: 'a delay in the past',
    json: schedule(-1, 72),
    problems: [`${PARAMS}.schedule.delayHours NOT_WHOLE_BETWEEN`],
  },
  { case: 'half an hour', json: schedule(0.5, 72), problems: [`${PARAMS}.schedule.delayHours NOT_WHOLE_BETWEEN`] },
  { case: 'hours as a text', json: schedule('0', 72), problems: [`${PARAMS}.schedule.delayHours WRONG_TYPE`] },
  { case: 'never worth sending', json: schedule(0, 0), problems: [`${PARAMS}.schedule.expireHours NOT_WHOLE_BETWEEN`] },
  {
    case: 'later than facts are kept',
    json: schedule(0, 2_161),
    problems: [`${PARAMS}.schedule.expireHours NOT_WHOLE_BETWEEN`],
  },
  {
    case: 'expired before it is due',
    json: schedule(72, 72),
    problems: [`${PARAMS}.schedule.expireHours EXPIRES_BEFORE_DUE`],
    schema: false,
  },
];

function tooMany(): unknown {
  return rules(...Array.from({ length: 1_001 }, (_, index) => ({ ...rule, id: `r-${index}` })));
}
