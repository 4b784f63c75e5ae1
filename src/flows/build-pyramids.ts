import { Injectable } from '@nestjs/common';
import { sheetAt } from '../core/facts/fact-block.js';
import { isOtherBase } from '../core/facts/profile/base-rules.js';
import { PLACES } from '../core/kit/hash.js';
import { dayIn } from '../core/kit/zone.js';
import { type BuiltPyramid, PYRAMID_READS, PyramidBuilder } from '../core/value/base/pyramids.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { CustomerStore } from './ports/customer-store.js';
import { FactBlocks } from './ports/fact-blocks.js';
import { PyramidStore } from './ports/pyramid-store.js';
import { TrainedStore } from './ports/trained-store.js';

/** `now`: in any case. `nightly`: only if the newest build is of another day, in the operator's zone, or of another base. */
export type PyramidsAsked = 'now' | 'nightly';

/** Null: today's is there already. */
export type PyramidsBuilt = { readonly number: number; readonly pyramids: readonly BuiltPyramid[] } | null;

/** Ranks the base by revenue, in one pass: a pyramid a local network and currency, and one of the whole base. */
@Injectable()
export class BuildPyramids {
  constructor(
    private readonly rules: BusinessRules,
    private readonly blocks: FactBlocks,
    private readonly customers: CustomerStore,
    private readonly store: PyramidStore,
    private readonly trained: TrainedStore,
    private readonly clock: Clock,
  ) {}

  async run(
    asked: PyramidsAsked,
    onProgress: (read: number, total: number) => void = () => {},
  ): Promise<PyramidsBuilt> {
    const asOf = this.clock.now();
    const total = await this.customers.count();
    if (asked === 'nightly' && !(await this.isDue(asOf, total))) return null;
    const builder = new PyramidBuilder(this.rules.organisation);
    let read = 0;
    for await (const block of this.blocks.read({ from: 0, to: PLACES }, PYRAMID_READS, asOf)) {
      for (let row = 0; row < block.n; row += 1) builder.add(sheetAt(block, row));
      read += block.n;
      onProgress(read, total);
    }
    const pyramids = builder.built;
    const number = await this.store.add({ asOf, customers: total, pyramids });
    // The rest of what was trained stays as this process has it: only an activation changes what facts are.
    const { pyramids: newest } = await this.trained.read();
    this.rules.take({ ...this.rules.trained, pyramids: newest });
    return { number, pyramids };
  }

  private async isDue(asOf: Date, customers: number): Promise<boolean> {
    const built = await this.store.newestHead();
    if (built === null) return true;
    const { operatorZone } = this.rules.policy;
    if (dayIn(operatorZone, built.asOf) !== dayIn(operatorZone, asOf)) return true;
    return isOtherBase(built.customers, customers, this.rules.base);
  }
}
