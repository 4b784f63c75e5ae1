import { MongoApiKeyStore } from './api-key.store.js';
import { MongoAssignmentStore } from './assignment.store.js';
import { MongoAuditLog } from './audit-log.store.js';
import { MongoCampaignStore } from './campaign.store.js';
import type { MongoConnection } from './connection.js';
import { MongoContactLedger } from './contact-ledger.store.js';
import { MongoCustomerEventStore } from './customer/customer-events.store.js';
import { MongoCustomerHistory } from './customer/customer-history.store.js';
import { MongoMergeStore } from './customer/merge.store.js';
import { MongoTombstoneStore } from './customer/tombstone.store.js';
import { MongoCustomerStore } from './customer.store.js';
import { MongoDecisionStore } from './decision.store.js';
import { MongoDemandLog } from './demand-log.store.js';
import { MongoFactKeeper } from './fact-keeper.store.js';
import { MongoFactMonths } from './fact-months.store.js';
import { MongoImportStore } from './import.store.js';
import { MongoInboundStore } from './inbound.store.js';
import { MongoLeases } from './lease.store.js';
import { MongoOfferStore } from './offer.store.js';
import { MongoOfferUse } from './offer-use.store.js';
import { MongoOutreachStore } from './outreach.store.js';
import { MongoPlanStore } from './plan.store.js';
import { MongoRefusalStore } from './refusal.store.js';
import { MongoResponseStore } from './response.store.js';
import { MongoRoundStore } from './round.store.js';
import { MongoRulePackStore } from './rule-pack.store.js';
import { MongoPromptStore } from './run/prompt.store.js';
import { MongoRunFrames } from './run/run-frames.store.js';
import { MongoRunStore } from './run.store.js';
import { MongoRunCopyStore } from './run-copy.store.js';
import { MongoRunNotes } from './run-notes.store.js';
import { MongoSinkStore } from './sink.store.js';
import { MongoStopStore } from './stop.store.js';
import { MongoUserStore } from './user.store.js';

const STORES = [
  MongoRunNotes,
  MongoRunFrames,
  MongoPromptStore,
  MongoRoundStore,
  MongoResponseStore,
  MongoRefusalStore,
  MongoOfferUse,
  MongoApiKeyStore,
  MongoAssignmentStore,
  MongoAuditLog,
  MongoCampaignStore,
  MongoContactLedger,
  MongoCustomerEventStore,
  MongoCustomerHistory,
  MongoCustomerStore,
  MongoDecisionStore,
  MongoDemandLog,
  MongoFactKeeper,
  MongoFactMonths,
  MongoImportStore,
  MongoInboundStore,
  MongoLeases,
  MongoOfferStore,
  MongoMergeStore,
  MongoOutreachStore,
  MongoPlanStore,
  MongoRulePackStore,
  MongoRunStore,
  MongoRunCopyStore,
  MongoSinkStore,
  MongoStopStore,
  MongoTombstoneStore,
  MongoUserStore,
];

/** Every store's indexes. An index that is there already costs nothing. */
export async function ensureIndexes(connection: MongoConnection): Promise<void> {
  for (const store of STORES) await store.ensureIndexes(connection);
}
