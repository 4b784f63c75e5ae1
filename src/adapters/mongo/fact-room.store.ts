import type { BusinessRules } from '../../flows/ports/business-rules.js';
import type { FactKeeper } from '../../flows/ports/fact-keeper.js';
import type { FactModels } from '../../flows/ports/fact-models.js';
import { FactRoom } from '../../flows/ports/fact-room.js';
import type { MongoConnection } from './connection.js';

/** Fewer fit the blocks there are. */
const WORTH_CUTTING = 1_000;

export class MongoFactRoom extends FactRoom {
  constructor(
    private readonly connection: MongoConnection,
    private readonly keeper: FactKeeper,
    private readonly models: FactModels,
    private readonly rules: Pick<BusinessRules, 'modelsHash'>,
  ) {
    super();
  }

  override async makeFor(coming: number): Promise<void> {
    if (coming < WORTH_CUTTING) return;
    const { modelsHash } = this.rules;
    const active = await this.models.active();
    const customers = await this.connection.collection('customers').estimatedDocumentCount();
    await this.keeper.makeRoom(customers + coming, { models: active?.number ?? 0, modelsHash });
  }
}
