import type { PromptDecision } from '../../../core/decision/decision.js';
import { PromptStore } from '../../../flows/ports/prompt-store.js';
import { isDuplicateKey, type MongoConnection } from '../connection.js';

type PromptRecord = Omit<PromptDecision, 'id'> & { readonly _id: string };

function toPrompt({ _id, ...rest }: PromptRecord): PromptDecision {
  return { id: _id, ...rest };
}

/** Among `decisions`: who looks at what was decided for a customer finds them there. */
export class MongoPromptStore extends PromptStore {
  constructor(private readonly connection: MongoConnection) {
    super();
  }

  static async ensureIndexes(connection: MongoConnection): Promise<void> {
    const unsettled = { 'prompt.unsettled': true };
    await connection
      .collection('decisions')
      .createIndex({ 'prompt.unsettled': 1 }, { name: 'unsettled', partialFilterExpression: unsettled });
  }

  private get prompts() {
    return this.connection.collection<PromptRecord>('decisions');
  }

  override async enter({ id, ...rest }: PromptDecision): Promise<PromptDecision | null> {
    try {
      await this.prompts.insertOne({ _id: id, ...rest });
      return null;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const there = await this.prompts.findOne({ _id: { $eq: id } }, { readConcern: { level: 'majority' } });
      if (there === null) throw error;
      return toPrompt(there as PromptRecord);
    }
  }

  override async findPublic(publicId: string): Promise<PromptDecision | null> {
    const record = await this.prompts.findOne({ publicId: { $eq: publicId }, prompt: { $exists: true } });
    return record && toPrompt(record as PromptRecord);
  }

  override async ofCustomer(customerId: string, limit: number): Promise<readonly PromptDecision[]> {
    const found = this.prompts.find({ customerId: { $eq: customerId }, prompt: { $exists: true } });
    const records = await found.sort({ at: -1, _id: -1 }).limit(limit).toArray();
    return (records as PromptRecord[]).map(toPrompt);
  }

  override async unsettled(limit: number): Promise<readonly PromptDecision[]> {
    const records = await this.prompts.find({ 'prompt.unsettled': true }).limit(limit).toArray();
    return (records as PromptRecord[]).map(toPrompt);
  }

  override async settle(ids: readonly string[]): Promise<void> {
    await this.prompts.updateMany({ _id: { $in: [...ids] } }, { $unset: { 'prompt.unsettled': '' } });
  }
}
