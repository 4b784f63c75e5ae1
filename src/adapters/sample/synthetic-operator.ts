import {
  type SampleBase,
  type SampleCustomer,
  SampleOperator,
  type SamplePlan,
} from '../../flows/ports/sample-operator.js';
import { readSampleData, type SampleData } from './sample-data.js';
import { SyntheticCustomers } from './synthetic-customers.js';
import { trueEffects } from './true-effects.js';

function* made(customers: SyntheticCustomers, from: number, until: number): Iterable<SampleCustomer> {
  for (let index = from; index <= until; index += 1) yield customers.customer(index);
}

/** The synthetic operator as a source of customers. Its files are read when it is first asked, and no sooner. */
export class SyntheticOperator extends SampleOperator {
  private data: Promise<SampleData> | null = null;

  constructor(private readonly folder: string) {
    super();
  }

  override async firstStart(): Promise<SamplePlan> {
    return (await this.read()).world.firstStart;
  }

  override async open(plan: SamplePlan): Promise<SampleBase> {
    const data = await this.read();
    const customers = new SyntheticCustomers(data, plan.seed, plan.months);
    return {
      customers: (from, until) => made(customers, from, until),
      truth: (onProgress) => trueEffects(data, plan, onProgress),
    };
  }

  private read(): Promise<SampleData> {
    this.data ??= readSampleData(this.folder);
    return this.data;
  }
}
