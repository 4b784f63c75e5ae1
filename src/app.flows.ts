import type { Type } from '@nestjs/common';
import { AddUser } from './flows/add-user.js';
import { ChangeCampaign } from './flows/change-campaign.js';
import { ChangePassword } from './flows/change-password.js';
import { CheckRulePack } from './flows/check-rule-pack.js';
import { CountRuleFunnel } from './flows/count-rule-funnel.js';
import { CreateAccounts } from './flows/create-accounts.js';
import { CreateCampaign } from './flows/create-campaign.js';
import { DecideForAudience } from './flows/decide-for-audience.js';
import { DiffRulePacks } from './flows/diff-rule-packs.js';
import { ExplainCustomer } from './flows/explain-customer.js';
import { ExplainDecision } from './flows/explain-decision.js';
import { ImportCustomers } from './flows/import-customers.js';
import { LogIn } from './flows/log-in.js';
import { LookUpCustomer } from './flows/look-up-customer.js';
import { LookUpOutbox } from './flows/look-up-outbox.js';
import { ReadCustomer } from './flows/read-customer.js';
import { ReadFunnel } from './flows/read-funnel.js';
import { RecordReceipt } from './flows/record-receipt.js';
import { RegisterImport } from './flows/register-import.js';
import { RepairOutreach } from './flows/repair-outreach.js';
import { RingDueOutreach } from './flows/ring-due-outreach.js';
import { SaveRulePack } from './flows/save-rule-pack.js';
import { SeedBusiness } from './flows/seed-business.js';
import { SendOutreach } from './flows/send-outreach.js';
import { StartRun } from './flows/start-run.js';
import { StopRun } from './flows/stop-run.js';
import { SweepImports } from './flows/sweep-imports.js';
import { SweepRuns } from './flows/sweep-runs.js';
import { VerifyRulePack } from './flows/verify-rule-pack.js';

/** Every verb there is, by name. */
export const FLOWS: readonly Type[] = [
  AddUser,
  ChangeCampaign,
  ChangePassword,
  CheckRulePack,
  CountRuleFunnel,
  CreateAccounts,
  CreateCampaign,
  DecideForAudience,
  DiffRulePacks,
  ExplainCustomer,
  ExplainDecision,
  ImportCustomers,
  LogIn,
  LookUpCustomer,
  LookUpOutbox,
  ReadCustomer,
  ReadFunnel,
  RecordReceipt,
  RegisterImport,
  RepairOutreach,
  RingDueOutreach,
  SaveRulePack,
  SeedBusiness,
  SendOutreach,
  StartRun,
  StopRun,
  SweepImports,
  SweepRuns,
  VerifyRulePack,
];
