import type { EventKind } from '../../customer/customer-event.js';
import type { Derivation } from '../derive-facts.js';
import type { FactValue } from '../fact-sheet.js';
import { type OneFact, oneByOne } from '../one-fact.js';
import { countedIn, countedThisMonth, lastDay, type Window, windowHolds } from './event-days.js';

const daysOf = (kind: EventKind) => [`counters.days.${kind}`];

function windowed(kind: EventKind, window: Window, told: (seen: { count: number; sum: number }) => FactValue): OneFact {
  return {
    type: 'number',
    reads: daysOf(kind),
    of: (source, clock) => {
      const seen = countedIn(source, kind, window, clock);
      return seen === null ? null : told(seen);
    },
    holds: ({ source, clock }) => windowHolds(source, kind, window, clock),
  };
}

const countOf = (kind: EventKind, window: Window) => windowed(kind, window, ({ count }) => count);

function dayFact(kind: EventKind): OneFact {
  return {
    type: 'day',
    reads: [`counters.last.${kind}`],
    of: (source, clock) => lastDay(source, kind, clock),
  };
}

function survey(name: string, told: (score: number) => number = (score) => score): OneFact {
  return {
    type: 'number',
    reads: [`counters.scores.${name}`],
    of: ({ counters }) => {
      const answer = counters?.scores[name];
      return answer === undefined ? null : told(answer.score);
    },
  };
}

/** Ten of a hundred is one of ten: the question is asked from 0 to 10. */
const outOfTen = (score: number) => Math.round(score / 10);

const TABLE: Readonly<Record<string, OneFact>> = {
  rechargeCount30d: countOf('recharge', 30),
  avgRechargeAmount: windowed('recharge', 90, ({ count, sum }) => (count === 0 ? null : Math.round(sum / count))),
  complaints90d: countOf('complaint-opened', 90),
  suggestions90d: countOf('suggestion', 90),
  careCalls30d: countOf('care-call', 30),
  referrals90d: countOf('referral', 90),
  planChanges90d: countOf('plan-change', 90),
  rewardsThisMonth: {
    type: 'number',
    reads: daysOf('reward'),
    of: (source, clock) => countedThisMonth(source, 'reward', clock),
    holds: ({ source, clock }) =>
      countedThisMonth(source, 'reward', clock) ? clock.nextMonth : Number.POSITIVE_INFINITY,
  },
  complaintOpen: {
    type: 'boolean',
    reads: ['counters.open'],
    of: ({ counters }) => (counters === undefined ? null : counters.open.complaints.length > 0),
  },
  networkIncidentOpen: {
    type: 'boolean',
    reads: ['business.networkIncidentOpen', 'counters.open'],
    of: ({ business, counters }) => {
      if (counters !== undefined && counters.open.incidents.length > 0) return true;
      return business.networkIncidentOpen ?? (counters === undefined ? null : false);
    },
  },
  lastRechargeOn: dayFact('recharge'),
  lastUsageOn: dayFact('usage'),
  lastComplaintOn: dayFact('complaint-opened'),
  lastComplaintClosedOn: dayFact('complaint-closed'),
  lastNetworkIncidentClosedOn: dayFact('network-incident-closed'),
  lastPaymentOn: dayFact('payment'),
  lastSurveyOn: dayFact('survey'),
  lastPlanChangeOn: dayFact('plan-change'),
  nps: survey('nps', outOfTen),
  satisfactionSurvey: survey('satisfaction'),
  likelihoodToReturn: survey('likelihood-to-return'),
  needForPrice: survey('need-type-price'),
  needForService: survey('need-type-service'),
  needForProduct: survey('need-type-product'),
};

/** What is counted as events arrive: windows, days and answers. Missing where nothing is counted for the customer. */
export const counterFacts: readonly Derivation[] = oneByOne(TABLE);
