import { AuditController } from './access/audit.controller.js';
import { AuthController } from './access/auth.controller.js';
import { KeysController } from './access/keys.controller.js';
import { KnownKeys } from './access/known-keys.js';
import { KnownUsers } from './access/known-users.js';
import { ScopeGuard } from './access/scope.guard.js';
import { TokenGuard } from './access/token.guard.js';
import { UsersController } from './access/users.controller.js';
import { CampaignWorkController } from './campaign/campaign-work.controller.js';
import { CampaignsController } from './campaign/campaigns.controller.js';
import { DecisionNames } from './campaign/decision-names.js';
import { DecisionsController } from './campaign/decisions.controller.js';
import { PlaybookController } from './campaign/playbook.controller.js';
import { PromptsController } from './campaign/prompts.controller.js';
import { RunDecisionsController } from './campaign/run-decisions.controller.js';
import { RunEventsController } from './campaign/run-events.controller.js';
import { RunsController } from './campaign/runs.controller.js';
import { StopsController } from './campaign/stops.controller.js';
import { CustomerRecordController } from './customer/customer-record.controller.js';
import { CustomersController } from './customer/customers.controller.js';
import { EventsController } from './customer/events.controller.js';
import { ImportsController } from './customer/imports.controller.js';
import { CallListsController } from './delivery/call-lists.controller.js';
import { InboundController } from './delivery/inbound.controller.js';
import { OutboxController } from './delivery/outbox.controller.js';
import { OutreachController } from './delivery/outreach.controller.js';
import { DeskController } from './desk/desk.controller.js';
import { LifecycleController } from './lifecycle/lifecycle.controller.js';
import { LifecycleCustomersController } from './lifecycle/lifecycle-customers.controller.js';
import { ListedPeople } from './lifecycle/listed-people.js';
import { SegmentsController } from './lifecycle/segments.controller.js';
import { LookUpTrail } from './look-up-trail.js';
import { MeasurementController } from './measurement/measurement.controller.js';
import { CataloguesController } from './rules/catalogues.controller.js';
import { FactsController } from './rules/facts.controller.js';
import { ModelsController } from './rules/models.controller.js';
import { OfferTextsController } from './rules/offer-texts.controller.js';
import { OffersController } from './rules/offers.controller.js';
import { PolicyController } from './rules/policy.controller.js';
import { RulePacksController } from './rules/rule-packs.controller.js';
import { SchemasController } from './rules/schemas.controller.js';
import { ClockController } from './system/clock.controller.js';
import { HealthController } from './system/health.controller.js';
import { BaseModelsController } from './value/base-models.controller.js';
import { ScorecardsController } from './value/scorecards.controller.js';
import { WorthController } from './value/worth.controller.js';

/** Every door there is, in the order of the OpenAPI page. */
export const CONTROLLERS = [
  AuthController,
  ClockController,
  FactsController,
  CataloguesController,
  RulePacksController,
  SchemasController,
  OffersController,
  OfferTextsController,
  ModelsController,
  PolicyController,
  PlaybookController,
  CampaignsController,
  CampaignWorkController,
  MeasurementController,
  RunDecisionsController,
  RunEventsController,
  RunsController,
  StopsController,
  CustomersController,
  CustomerRecordController,
  LifecycleController,
  LifecycleCustomersController,
  SegmentsController,
  EventsController,
  WorthController,
  ScorecardsController,
  BaseModelsController,
  DecisionsController,
  PromptsController,
  DeskController,
  OutreachController,
  OutboxController,
  InboundController,
  CallListsController,
  ImportsController,
  AuditController,
  UsersController,
  KeysController,
  HealthController,
];

/** What the doors need besides flows, ports and `HttpSettings`. */
export const HTTP_PROVIDERS = [TokenGuard, ScopeGuard, KnownUsers, KnownKeys, LookUpTrail, DecisionNames, ListedPeople];
