import type { PromptDecision } from '../../../core/decision/decision.js';
import { PromptStore } from '../../../flows/ports/prompt-store.js';
import { Coalescer } from '../coalescer.js';
import { isDuplicateKey, type MongoConnection, MongoServerError } from '../connection.js';

type PromptRecord = Omit<PromptDecision, 'id'> & { readonly _id: string };
type WriteFault = { readonly index: number; readonly code: number; readonly errmsg: string };

const DECISIONS = 'decisions';
/** A second write goes while the first waits for the journal; those that come meanwhile go together. */
const TOGETHER = { lanes: 2, most: 100 };

function toPrompt({ _id, ...rest }: PromptRecord): PromptDecision {
  return { id: _id, ...rest };
}

/** Among `decisions`: who looks at what was decided for a customer finds them there. */
export class MongoPromptStore extends PromptStore {
  private readonly entering = new Coalescer((records: readonly PromptRecord[]) => this.insertAll(records), TOGETHER);

  constructor(private readonly connection: MongoConnection) {
    super();
  }

  static async ensureIndexes(connection: MongoConnection): Promise<void> {
    const unsettled = { 'prompt.unsettled': true };
    await connection
      .collection(DECISIONS)
      .createIndex({ 'prompt.unsettled': 1 }, { name: 'unsettled', partialFilterExpression: unsettled });
  }

  private get prompts() {
    return this.connection.collection<PromptRecord>(DECISIONS);
  }

  override async enter({ id, ...rest }: PromptDecision): Promise<PromptDecision | null> {
    const fault = await this.entering.ask({ _id: id, ...rest });
    if (fault === null) return null;
    const majority = { readConcern: { level: 'majority' } } as const;
    const there = isDuplicateKey(fault) ? await this.prompts.findOne({ _id: { $eq: id } }, majority) : null;
    if (there === null) throw fault;
    return toPrompt(there as PromptRecord);
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

  /**
   * What was wrong with each, or null, once a majority has them. Should no answer come, it is written again here: an id is
   * there once however often it is written, so the server need not keep a record of every write, as it does where the
   * driver writes again.
   */
  private async insertAll(documents: readonly PromptRecord[]): Promise<readonly (Error | null)[]> {
    const command = { insert: DECISIONS, documents, ordered: false, writeConcern: { w: 'majority' } };
    const write = () => this.connection.db.command(command);
    const { writeErrors = [] } = await write().catch(write);
    const faults = new Map((writeErrors as readonly WriteFault[]).map((fault) => [fault.index, fault]));
    return documents.map((_document, index) => {
      const fault = faults.get(index);
      return fault === undefined ? null : new MongoServerError(fault);
    });
  }
}
