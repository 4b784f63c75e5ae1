import type { Type } from '@nestjs/common';
import { ActivateModels } from './flows/activate-models.js';
import { ActivateScorecard } from './flows/activate-scorecard.js';
import { AddUser } from './flows/add-user.js';
import { AllocateRun } from './flows/allocate-run.js';
import { ApplyRulePacks } from './flows/apply-rule-packs.js';
import { AskPrompt } from './flows/ask-prompt.js';
import { BuildAffinity } from './flows/build-affinity.js';
import { BuildPyramids } from './flows/build-pyramids.js';
import { ChangeCampaign } from './flows/change-campaign.js';
import { ChangePassword } from './flows/change-password.js';
import { ChangeStop } from './flows/change-stop.js';
import { CheckKey } from './flows/check-key.js';
import { CheckRulePack } from './flows/check-rule-pack.js';
import { CheckScope } from './flows/check-scope.js';
import { CheckSegments } from './flows/check-segments.js';
import { ConcludeChunk } from './flows/conclude-chunk.js';
import { CopyRulePack } from './flows/copy-rule-pack.js';
import { CountBandMoves } from './flows/count-band-moves.js';
import { CountRuleFunnel } from './flows/count-rule-funnel.js';
import { CountStageGrid } from './flows/count-stage-grid.js';
import { CreateAccounts } from './flows/create-accounts.js';
import { CreateCampaign } from './flows/create-campaign.js';
import { CreateKey } from './flows/create-key.js';
import { DecideOnEvent } from './flows/decide-on-event.js';
import { DiffRulePacks } from './flows/diff-rule-packs.js';
import { DryRunCampaign } from './flows/dry-run-campaign.js';
import { EditCampaign } from './flows/edit-campaign.js';
import { EvaluateChunk } from './flows/evaluate-chunk.js';
import { ExplainCustomer } from './flows/explain-customer.js';
import { ExplainDecision } from './flows/explain-decision.js';
import { FindCaller } from './flows/find-caller.js';
import { FindDueRun } from './flows/find-due-run.js';
import { FoldFacts } from './flows/fold-facts.js';
import { ForgetCustomer } from './flows/forget-customer.js';
import { ImportCustomers } from './flows/import-customers.js';
import { KeepMonth } from './flows/keep-month.js';
import { LearnFatigue } from './flows/learn-fatigue.js';
import { ListCampaignOutreach } from './flows/list-campaign-outreach.js';
import { ListMovedCustomers } from './flows/list-moved-customers.js';
import { ListRunCandidates } from './flows/list-run-candidates.js';
import { ListRunCustomers } from './flows/list-run-customers.js';
import { ListStageCustomers } from './flows/list-stage-customers.js';
import { LoadSample } from './flows/load-sample.js';
import { LogIn } from './flows/log-in.js';
import { LookUpCustomer } from './flows/look-up-customer.js';
import { LookUpOutbox } from './flows/look-up-outbox.js';
import { MergeCustomers } from './flows/merge-customers.js';
import { MoveCustomer } from './flows/move-customer.js';
import { MoveOffer } from './flows/move-offer.js';
import { PreviewOffer } from './flows/preview-offer.js';
import { ProfileFacts } from './flows/profile-facts.js';
import { ReadArbitration } from './flows/read-arbitration.js';
import { ReadAssignmentHealth } from './flows/read-assignment-health.js';
import { ReadCallBacks } from './flows/read-call-backs.js';
import { ReadCalls } from './flows/read-calls.js';
import { ReadCampaignTotals } from './flows/read-campaign-totals.js';
import { ReadCustomer } from './flows/read-customer.js';
import { ReadCustomerHistory } from './flows/read-customer-history.js';
import { ReadFunnel } from './flows/read-funnel.js';
import { ReadMigration } from './flows/read-migration.js';
import { ReadMonths } from './flows/read-months.js';
import { ReadPlaybook } from './flows/read-playbook.js';
import { ReadStageMonths } from './flows/read-stage-months.js';
import { ReadStageProfiles } from './flows/read-stage-profiles.js';
import { ReadStages } from './flows/read-stages.js';
import { ReadValue } from './flows/read-value.js';
import { RebuildFacts } from './flows/rebuild-facts.js';
import { RecordEvents } from './flows/record-events.js';
import { RecordInbound } from './flows/record-inbound.js';
import { RecordOutcome } from './flows/record-outcome.js';
import { RecordReceipt } from './flows/record-receipt.js';
import { RecordReply } from './flows/record-reply.js';
import { RecountEvents } from './flows/recount-events.js';
import { RegisterImport } from './flows/register-import.js';
import { RepairOutreach } from './flows/repair-outreach.js';
import { ReserveChunk } from './flows/reserve-chunk.js';
import { RevokeKey } from './flows/revoke-key.js';
import { RingDueOutreach } from './flows/ring-due-outreach.js';
import { SaveRulePack } from './flows/save-rule-pack.js';
import { SeedBusiness } from './flows/seed-business.js';
import { SendOutreach } from './flows/send-outreach.js';
import { SettlePrompts } from './flows/settle-prompts.js';
import { StartRun } from './flows/start-run.js';
import { StopRun } from './flows/stop-run.js';
import { SweepCustomers } from './flows/sweep-customers.js';
import { SweepEvents } from './flows/sweep-events.js';
import { SweepImports } from './flows/sweep-imports.js';
import { SweepRuns } from './flows/sweep-runs.js';
import { TotalWorth } from './flows/total-worth.js';
import { TrainScorecard } from './flows/train-scorecard.js';
import { UndoMerge } from './flows/undo-merge.js';
import { VerifyFacts } from './flows/verify-facts.js';
import { VerifyRulePack } from './flows/verify-rule-pack.js';
import { WatchDrift } from './flows/watch-drift.js';
import { WriteOffer } from './flows/write-offer.js';

/** Every verb there is, by name. */
export const FLOWS: readonly Type[] = [
  ActivateModels,
  ActivateScorecard,
  AddUser,
  AskPrompt,
  RecordReply,
  RecordOutcome,
  RecordInbound,
  SettlePrompts,
  ApplyRulePacks,
  BuildAffinity,
  BuildPyramids,
  ChangeCampaign,
  ChangePassword,
  CheckKey,
  ChangeStop,
  CheckRulePack,
  CheckScope,
  CheckSegments,
  CountBandMoves,
  CountRuleFunnel,
  CountStageGrid,
  PreviewOffer,
  CreateAccounts,
  CreateCampaign,
  CopyRulePack,
  DryRunCampaign,
  EditCampaign,
  ReadCampaignTotals,
  ReadAssignmentHealth,
  LearnFatigue,
  MoveOffer,
  WriteOffer,
  CreateKey,
  ConcludeChunk,
  EvaluateChunk,
  AllocateRun,
  ReserveChunk,
  DecideOnEvent,
  DiffRulePacks,
  ExplainCustomer,
  ExplainDecision,
  FindCaller,
  FindDueRun,
  FoldFacts,
  ForgetCustomer,
  ImportCustomers,
  KeepMonth,
  ListCampaignOutreach,
  ListMovedCustomers,
  ListRunCandidates,
  ListRunCustomers,
  ListStageCustomers,
  LoadSample,
  LogIn,
  LookUpCustomer,
  LookUpOutbox,
  MergeCustomers,
  MoveCustomer,
  ProfileFacts,
  ReadCallBacks,
  ReadCalls,
  ReadCustomer,
  ReadCustomerHistory,
  ReadArbitration,
  ReadFunnel,
  ReadMigration,
  ReadMonths,
  ReadStageMonths,
  ReadPlaybook,
  ReadStageProfiles,
  ReadStages,
  ReadValue,
  RebuildFacts,
  RecordEvents,
  RecordReceipt,
  RevokeKey,
  RecountEvents,
  RegisterImport,
  RepairOutreach,
  RingDueOutreach,
  SaveRulePack,
  SeedBusiness,
  SendOutreach,
  StartRun,
  StopRun,
  SweepCustomers,
  SweepEvents,
  SweepImports,
  SweepRuns,
  UndoMerge,
  TotalWorth,
  TrainScorecard,
  VerifyFacts,
  VerifyRulePack,
  WatchDrift,
];
