import { Injectable } from '@nestjs/common';
import type { Withdrawal } from '../core/customer/consent.js';
import { idForm } from '../core/customer/identity.js';
import { decisionIdOf } from '../core/decision/decision.js';
import {
  answeredBy,
  fieldOf,
  type InboundEffect,
  type InboundMessage,
  type InboundTold,
  inboundForm,
  inboundProblems,
  sendersOf,
  understood,
  withdrawalsOf,
} from '../core/response/inbound-message.js';
import { AppError } from './errors.js';
import { AuditLog } from './ports/audit-log.js';
import { BusinessRules } from './ports/business-rules.js';
import { Cipher } from './ports/cipher.js';
import { Clock } from './ports/clock.js';
import { CustomerRules } from './ports/customer-rules.js';
import { CustomerStore } from './ports/customer-store.js';
import { Ids } from './ports/ids.js';
import { InboundStore } from './ports/inbound-store.js';
import { OutreachStore } from './ports/outreach-store.js';
import { ResponseStore } from './ports/response-store.js';
import { WakeUps } from './ports/wake-ups.js';

const HOUR_MS = 3_600_000;
/** Far more than anybody is sent within the time in which answers come. */
const LOOKED_BACK = 100;
/** A record that is merged away while it is written is looked for once more. */
const TRIES = 3;

/**
 * What a customer wrote to us. An opt-out takes the marketing consent of its channel back from everybody on that number or
 * address, with the message as its evidence; anything else is only on record. The message is kept before anything is done,
 * and ended after: told again it does what a crash left undone, and otherwise nothing.
 */
@Injectable()
export class RecordInbound {
  constructor(
    private readonly inbound: InboundStore,
    private readonly customers: CustomerStore,
    private readonly outreaches: OutreachStore,
    private readonly responses: ResponseStore,
    private readonly rules: BusinessRules,
    private readonly customerRules: CustomerRules,
    private readonly cipher: Cipher,
    private readonly ids: Ids,
    private readonly wakeUps: WakeUps,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run(told: InboundTold): Promise<InboundMessage> {
    const latest = this.clock.now().getTime() + this.customerRules.events.aheadHours * HOUR_MS;
    const problems = inboundProblems(told, new Date(latest));
    if (problems.length > 0) throw new AppError('INVALID_INPUT', 'no message that can be taken', problems);
    const fingerprint = this.cipher.lookup('inbound', inboundForm(told));
    const kept = (await this.inbound.find(told.id)) ?? (await this.enter(told, fingerprint));
    if (kept.fingerprint !== fingerprint) throw no('CONFLICT', '$.id', 'INBOUND_ID_REUSED');
    if (kept.isDone) return kept;
    await this.writeDown(kept);
    const customers = [];
    for (const { id } of kept.customers) customers.push({ id, effect: await this.heed(kept, id) });
    await this.inbound.finish(kept.id, customers);
    return { ...kept, customers, isDone: true };
  }

  private async enter(told: InboundTold, fingerprint: string): Promise<InboundMessage> {
    const { id, channel, at, text, by } = told;
    const customers = (await this.customersOf(told)).map((one) => ({ id: one, effect: null }));
    const keyword = understood(this.rules.policy.sender, channel, text);
    const toldAt = this.clock.system();
    return this.inbound.enter({ id, channel, at, toldAt, by, keyword, customers, fingerprint, isDone: false });
  }

  private async customersOf({ channel, from, customerId }: InboundTold): Promise<readonly string[]> {
    if (from === undefined) {
      const id = await this.customers.presentIdOf(idForm(customerId ?? ''));
      if (id === null) throw no('INVALID_INPUT', '$.customerId', 'INBOUND_CUSTOMER_UNKNOWN');
      return [id];
    }
    const found = new Set<string>();
    for (const form of sendersOf(channel, from)) {
      for (const id of await this.customers.lookup(fieldOf(channel), form)) found.add(id);
    }
    return [...found].sort();
  }

  /** On record before it is done: of each whom it is of, or of nobody, which somebody has to look after. */
  private async writeDown({ id, channel, keyword, by, customers }: InboundMessage): Promise<void> {
    const action = keyword === null ? 'inbound.other' : 'inbound.opt-out';
    const detail = { message: id, channel, ...(keyword === null ? {} : { keyword }) };
    for (const subject of customers.length > 0 ? customers.map((one) => one.id) : ['nobody']) {
      await this.audit.record({ at: this.clock.system(), actor: by, action, subject, detail });
    }
  }

  private async heed(message: InboundMessage, customerId: string): Promise<InboundEffect | null> {
    let effect: InboundEffect | null = null;
    for (const word of withdrawalsOf(message, this.rules.policy.sender)) {
      effect = await this.withdraw(customerId, word, message.by);
    }
    if (effect === null || effect === 'gone') return effect;
    await this.answer(message, customerId);
    // Best tried at once: facts that are stale are folded again anyhow.
    await this.wakeUps.facts(customerId).catch(() => undefined);
    return effect;
  }

  /** On the record that answers for the customer by now. */
  private async withdraw(id: string, word: Withdrawal, by: string): Promise<InboundEffect> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const owner = await this.customers.presentIdOf(id);
      if (owner === null) return 'gone';
      const effect = await this.customers.withdraw(owner, word, by);
      if (effect !== 'unknown') return effect;
    }
    return 'gone';
  }

  /** What it answers is known by it: the contact came to an opt-out. */
  private async answer(message: InboundMessage, told: string): Promise<void> {
    const owner = (await this.customers.presentIdOf(told)) ?? told;
    const outreach = answeredBy(message, await this.outreaches.ofCustomer(owner, LOOKED_BACK));
    if (outreach === null) return;
    const { publicId, runId, customerId, campaignId, ruleId, offerId, channel } = outreach;
    await this.responses.tell({
      id: `${publicId}|opted-out`,
      ...{ customerId, campaignId, ruleId, offerId, channel },
      decisionId: this.ids.publicId('dec', decisionIdOf(runId, customerId)),
      ...{ outcome: 'opted-out', reason: null, at: message.at, by: message.by, request: message.id },
    });
  }
}

function no(code: AppError['code'], path: string, word: string): AppError {
  return new AppError(code, word, [{ path, code: word }]);
}
