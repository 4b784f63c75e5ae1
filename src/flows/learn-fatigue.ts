import { Injectable } from '@nestjs/common';
import { contactTrace } from '../core/measurement/fatigue/contact-trace.js';
import { ExposureTable } from '../core/measurement/fatigue/exposure.js';
import { type FatigueHazards, fatigueHazards } from '../core/measurement/fatigue/hazard.js';
import { PressureCount, type PressureCounts } from '../core/measurement/fatigue/pressure-count.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { ContactTraces } from './ports/contact-traces.js';

const DAY_MS = 86_400_000;

/** `pressed`: of those contacted, how many are under, on target and saturated by the pressure on them now. */
export type LearntFatigue = FatigueHazards & { readonly pressed: PressureCounts };

/** What contacts do to people, learnt from who opted out and who complained: one pass over the contacts. Names nobody. */
@Injectable()
export class LearnFatigue {
  constructor(
    private readonly traces: ContactTraces,
    private readonly rules: BusinessRules,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<LearntFatigue> {
    const { measurement, policy } = this.rules;
    const until = this.clock.now();
    const observed = { from: new Date(until.getTime() - measurement.fatigue.days * DAY_MS), until };
    const table = new ExposureTable(measurement.fatigue, observed);
    const pressed = new PressureCount(policy.fatigue, until);
    for await (const batch of this.traces.read(observed.from)) {
      for (const customer of batch) {
        table.add(contactTrace(customer, until, policy.fatigue?.exempt ?? []));
        pressed.add(customer.rows, customer.customerId);
      }
    }
    return { ...fatigueHazards(table, observed, measurement.fatigue), pressed: pressed.counts };
  }
}
