import type { Personal } from '../../../core/customer/customer.js';
import type { Offer } from '../../../core/offer/offer.js';
import type { CallTask } from '../../../flows/read-call-backs.js';
import type { ListedCall } from '../../../flows/read-calls.js';
import { outreachAnswer } from '../delivery/outreach-answer.js';

/** As much of a person as an agent recognises them by; masked before. */
export function callerAnswer(id: string, { name, msisdn }: Personal, language?: string | null) {
  return {
    id,
    ...(name === undefined ? {} : { name }),
    ...(msisdn === undefined ? {} : { msisdn }),
    ...(language === undefined || language === null ? {} : { language }),
  };
}

function offerAnswer(id: string, offer: Offer | null) {
  return { id, title: offer?.title ?? null, limits: offer?.limits ?? null };
}

export function callTaskAnswer({ promise, customerId, personal, language, offer, tries }: CallTask) {
  const { id, callBackAt, at, by, channel, campaignId, ruleId, offerId } = promise;
  return {
    id,
    customer: callerAnswer(customerId, personal, language),
    callAt: callBackAt,
    promisedAt: at,
    ...{ by, channel, campaignId, ruleId },
    offer: offerAnswer(offerId, offer),
    tries,
  };
}

export function listedCallAnswer({ outreach, offer, said }: ListedCall) {
  return {
    outreach: outreachAnswer(outreach),
    offer: offerAnswer(outreach.offerId, offer),
    said: said.map(({ outcome, reason, callBackAt = null, at, by }) => ({ outcome, reason, callBackAt, at, by })),
  };
}
