import { describe, expect, it } from '@jest/globals';
import { loadRuleFiles } from '../../src/adapters/files/rule-files.js';
import { CHANNELS, PURPOSES } from '../../src/core/customer/consent.js';

const { business } = await loadRuleFiles('rules');
const { catalogue } = business;

/** The field's usual names, as the operators' own papers have them. A rule may ask every one of them. */
const NAMES = `
  customerId accountId householdId segment valueClass lifecycleStage lifecycleStageSince activationDate tenureMonths
  paymentType planCode planPrice contractEndDate deviceModel is5GCapable simSlotShare arpu1m arpu3m arpuBand arpuTrend
  ampu mou smsCount dataMb dataAllowanceUsedPct roamingDays rechargeCount30d avgRechargeAmount daysSinceLastRecharge
  daysSinceLastUsage balance creditLimit creditList overdueDays badDebtFlag complaints90d complaintOpen careCalls30d nps
  satisfaction loyalty networkIncidentOpen churnScore churnBand clv relationship customerClass keyAccountClasses tier
  stars brand region orgNode joinChannel age industry productsHeld productCount dataRevenueShare priceSensitivity
  needType lossReason usageLossReason lostTo margin walletShare revenueRank cumRevenueShare preferredChannel
  preferredLanguage timeZone contacts28d optOutAt activeOffers rewardsThisMonth portOutRequestAt hasValidContact exitDate
  daysSinceExit origin
`;

const capital = (text: string) => text.replace(/(^|-)(\w)/g, (_all, _dash, letter: string) => letter.toUpperCase());

/**
 * Names with a parameter are a fact for each of its values. A number says who somebody is, so no rule ever carries it:
 * of the number (`msisdn`) only whether there is one is a fact.
 */
const WITH_PARAMETER: Readonly<Record<string, readonly string[]>> = {
  'consent{channel,purpose}': CHANNELS.flatMap((channel) =>
    PURPOSES.map((purpose) => `consent${capital(channel)}${capital(purpose)}`),
  ),
  'lastContactAt{channel}': ['lastContactAt', ...CHANNELS.map((channel) => `lastContactAt${capital(channel)}`)],
  'serviceable{product}': [
    'serviceable',
    ...['Broadband', 'Tv', 'Converged', 'LeasedLine'].map((one) => `serviceable${one}`),
  ],
  msisdn: ['contactSms'],
};

describe('the catalogue of facts', () => {
  it.each(NAMES.trim().split(/\s+/))('has %s', (name) => {
    expect(catalogue.has(name)).toBe(true);
  });

  it.each(Object.entries(WITH_PARAMETER))('has %s for each of its values', (_name, facts) => {
    expect(facts.filter((fact) => !catalogue.has(fact))).toEqual([]);
  });

  it.each(['zh-CN', 'en'] as const)('calls no two by the same words in %s', (locale) => {
    const labels = [...catalogue.values()].map((fact) => fact.labels[locale]);
    expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([]);
  });

  it('tells of lists what they hold', () => {
    expect(catalogue.get('keyAccountClasses')?.type).toBe('list');
    expect(catalogue.get('productsHeld')?.fields?.map(({ name }) => name)).toEqual(['product']);
    expect(catalogue.get('activeOffers')?.fields?.map(({ name }) => name)).toEqual(['offer', 'until']);
  });

  it('says of every fact what it is, in both languages, where it comes from and how fresh it is', () => {
    for (const { name, labels, help, source, freshness } of catalogue.values()) {
      for (const words of [labels, help]) {
        expect([name, words?.['zh-CN'], words?.en]).not.toContain(undefined);
        expect([words?.['zh-CN'], words?.en]).not.toContain('');
      }
      expect([name, source, freshness]).not.toContain(undefined);
    }
  });

  it('names nothing that says who somebody is', () => {
    expect(['msisdn', 'name', 'idNumber', 'email', 'address'].filter((name) => catalogue.has(name))).toEqual([]);
  });
});
