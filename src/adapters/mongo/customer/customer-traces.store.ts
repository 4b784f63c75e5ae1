import type { Decision, Offered, PromptDecision } from '../../../core/decision/decision.js';
import { decisionIdOf } from '../../../core/decision/decision.js';
import { assignmentIdOf } from '../../../core/measurement/assignment.js';
import { OPEN_STATES, type Outreach, outreachIdOf } from '../../../core/outreach/outreach.js';
import type { Assignment } from '../../../core/policy/holdout/draw.js';
import type { Cipher } from '../../../flows/ports/cipher.js';
import { CustomerTraces } from '../../../flows/ports/customer-traces.js';
import type { Ids } from '../../../flows/ports/ids.js';
import type { RefusalStore } from '../../../flows/ports/refusal-store.js';
import type { ResponseStore } from '../../../flows/ports/response-store.js';
import type { RunNotes } from '../../../flows/ports/run-notes.js';
import type { AssignmentRecord } from '../assignment.store.js';
import type { Collection, Filter, MongoConnection } from '../connection.js';
import { forgetContacts } from '../contact/contact-books.js';
import { MongoFactMonths } from '../fact-months.store.js';
import { RunCopyRows } from '../run-copy.store.js';

type Row<T> = Omit<T, 'id'> & { readonly _id: string };
type OutreachRow = Row<Outreach> & {
  readonly open?: 1;
  readonly claim?: unknown;
  readonly providerIds?: readonly string[];
  readonly deliveredIds?: readonly string[];
};

/** Who keeps something of customers by themselves, and knows how it is forgotten. */
type Elsewhere = {
  readonly responses: Pick<ResponseStore, 'forget'>;
  readonly notes: Pick<RunNotes, 'forget'>;
  readonly refusals: Pick<RefusalStore, 'forget'>;
};

const PAGE = 200;

/** Draws that name the customer as their unit, under the new name. */
function renamed<T extends { readonly assignment: Assignment }>(drawn: T, forgotten: string, customerId: string): T {
  const unit = drawn.assignment.unit === forgotten ? customerId : drawn.assignment.unit;
  return { ...drawn, assignment: { ...drawn.assignment, unit } };
}

/** What would have gone out to a control, and whose turn came on an event, say of which unit they are. */
function withoutUnit(row: Row<Decision>, forgotten: string, customerId: string): Row<Decision> {
  const { outcome, event } = row;
  const told =
    outcome.kind === 'refused' && outcome.heldOut
      ? { ...outcome, heldOut: renamed(outcome.heldOut, forgotten, customerId) }
      : outcome;
  const drawn = event?.drawn.map((one) => renamed(one, forgotten, customerId)) ?? [];
  return { ...row, outcome: told, ...(event === undefined ? {} : { event: { ...event, drawn } }) };
}

/** A prompt keeps its id, which says nothing of anybody; what was said may name the customer, and goes. */
function promptOf(
  { prompt, outcome, ...row }: Row<PromptDecision>,
  forgotten: string,
  customerId: string,
): Row<PromptDecision> {
  const drawn = prompt.drawn.map((one) => renamed(one, forgotten, customerId));
  const silent = (offers: readonly Offered[]) => offers.map((offered) => ({ ...offered, said: null }));
  const told = outcome.kind === 'offered' ? { ...outcome, offers: silent(outcome.offers) } : outcome;
  return { ...row, customerId, outcome: told, prompt: { ...prompt, drawn } };
}

export class MongoCustomerTraces extends CustomerTraces {
  constructor(
    private readonly connection: MongoConnection,
    private readonly cipher: Cipher,
    private readonly ids: Ids,
    private readonly elsewhere: Elsewhere,
  ) {
    super();
  }

  override async remove(customerId: string): Promise<number> {
    const pseudonym = `forgotten-${this.cipher.lookup('forgotten', customerId).slice(0, 24)}`;
    const of = { customerId: { $eq: customerId } };
    const collection = <T extends object>(name: string) => this.connection.collection<T>(name);
    const outreach = collection<OutreachRow>('outreach');
    // First what could still reach the person.
    await outreach.updateMany(
      { ...of, state: { $in: ['planned', 'claimed'] } },
      { $set: { state: 'cancelled', reason: 'CUSTOMER_GONE' }, $unset: { open: '', claim: '' } },
    );
    await forgetContacts(this.connection, customerId);
    await collection('customer_merges').deleteMany({
      $or: [{ primaryId: { $eq: customerId } }, { otherId: { $eq: customerId } }],
    });
    await collection('customer_events').deleteMany(of);
    await collection('customer_history').deleteMany(of);
    await collection('model_changes').deleteMany(of);
    await collection('demands').deleteMany(of);
    await this.forgetReceived(outreach, of);
    // What was written stays, as of nobody: that somebody opted out is no longer told of whom.
    await collection<{ customers: { id: string }[] }>('inbound_messages').updateMany(
      { 'customers.id': { $eq: customerId } },
      { $pull: { customers: { id: customerId } } },
    );
    await new MongoFactMonths(this.connection).forget(customerId);
    await new RunCopyRows(this.connection).forget(customerId);
    await this.elsewhere.responses.forget(customerId, pseudonym);
    await this.elsewhere.notes.forget(customerId);
    await this.elsewhere.refusals.forget(customerId);
    await this.rename(collection<Row<Decision>>('decisions'), of, (row) => this.decisionOf(row, customerId, pseudonym));
    await this.rename(outreach, { ...of, state: { $nin: [...OPEN_STATES] } }, (row) => this.outreachOf(row, pseudonym));
    await this.rename(
      collection<AssignmentRecord>('assignments'),
      { $or: [of, { unit: { $eq: customerId } }] },
      (row) => this.assignmentOf(row, customerId, pseudonym),
    );
    return await outreach.countDocuments(of);
  }

  /** What the local mail server and SMSC received for the person: known by the key it carried, or the id it was taken by. */
  private async forgetReceived(outreach: Collection<OutreachRow>, of: Filter<OutreachRow>): Promise<void> {
    const messages = this.connection.collection<{ _id: string; key: string | null }>('sink_messages');
    const receipts = this.connection.collection<{ _id: string }>('sink_receipts');
    const projection = { publicId: 1, providerIds: 1 } as const;
    for await (const { publicId, providerIds = [] } of outreach.find(of, { projection })) {
      const ids = [...providerIds];
      await messages.deleteMany({ $or: [{ key: publicId }, { _id: { $in: ids } }] });
      if (ids.length > 0) await receipts.deleteMany({ _id: { $in: ids } });
    }
  }

  private decisionOf(row: Row<Decision>, forgotten: string, customerId: string): Row<Decision> {
    if (row.prompt !== undefined) return promptOf({ ...row, prompt: row.prompt }, forgotten, customerId);
    const _id = decisionIdOf(row.runId, customerId);
    const { outcome, event, ...rest } = withoutUnit(row, forgotten, customerId);
    const publicId = this.ids.publicId('dec', _id);
    const named = { ...rest, ...(event === undefined ? {} : { event }), _id, publicId, customerId };
    if (outcome.kind !== 'scheduled') return { ...named, outcome };
    const step = outcome.planned.outreachId.split('|').at(-2);
    const outreachId = outreachIdOf(row.runId, customerId, Number(step), outcome.planned.channel);
    return { ...named, outcome: { ...outcome, planned: { ...outcome.planned, outreachId } } };
  }

  /** A unit may be named for a customer who shares a phone with others: the row is theirs, the name goes. */
  private assignmentOf(row: AssignmentRecord, customerId: string, pseudonym: string): AssignmentRecord {
    const of = (id: string) => (id === customerId ? pseudonym : id);
    const unit = of(row.unit);
    return {
      ...row,
      _id: assignmentIdOf(row.campaignId, unit, of(row.occurrence)),
      unit,
      customerId: of(row.customerId),
    };
  }

  /** A provider's ids go too: they are made of the old public id, or name the message at somebody else's. */
  private outreachOf(
    { providerIds: _sent, deliveredIds: _delivered, ...row }: OutreachRow,
    customerId: string,
  ): OutreachRow {
    const _id = outreachIdOf(row.runId, customerId, row.step, row.channel);
    return { ...row, _id, publicId: this.ids.publicId('out', _id), customerId };
  }

  /** The row under its new name and the old one gone, in one transaction: counts never see two or none. */
  private async rename<T extends { readonly _id: string }>(
    rows: Collection<T>,
    filter: object,
    renamed: (row: T) => T,
  ): Promise<void> {
    for (;;) {
      const page = (await rows.find(filter).limit(PAGE).toArray()) as unknown as T[];
      if (page.length === 0) return;
      await this.connection.inTransaction(async (session) => {
        await rows.deleteMany({ _id: { $in: page.map(({ _id }) => _id) } } as object, { session });
        await rows.insertMany(page.map(renamed) as never[], { session });
      });
    }
  }
}
