import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ListMovedCustomers } from '../../../flows/list-moved-customers.js';
import { ListStageCustomers } from '../../../flows/list-stage-customers.js';
import { Counting } from '../../../flows/ports/counting.js';
import { type Caller, Me, Needs } from '../access/access.js';
import { Gone } from '../gone.js';
import { LookUpTrail } from '../look-up-trail.js';
import { ApiRefusals } from '../schema.js';
import {
  type MovedCustomersQuery,
  MovedCustomersQuerySchema,
  MovedCustomersSchema,
  type StageCustomersQuery,
  StageCustomersQuerySchema,
  StageCustomersSchema,
} from './lifecycle.schema.js';
import { ListedPeople } from './listed-people.js';
import { titleOf } from './title-of.js';

/** What was asked, for the record: an absent part is left out. */
function recorded(
  asked: Readonly<Record<string, string | number | undefined>>,
): Readonly<Record<string, string | number>> {
  return Object.fromEntries(
    Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** Who stands behind the numbers of where the base is and how it moved; each page is on record. */
@ApiTags('lifecycle')
@ApiBearerAuth()
@Controller('lifecycle')
export class LifecycleCustomersController {
  constructor(
    private readonly counting: Counting,
    private readonly people: ListedPeople,
    private readonly trail: LookUpTrail,
  ) {}

  /**
   * The customers of a stage, a class, a cause, or of those that are named of the three: as of the instant of the number as
   * many as it counts, unless the base has changed since.
   */
  @Needs('customers.read')
  @Get('customers')
  @ApiOkResponse({ standardSchema: StageCustomersSchema })
  @ApiRefusals(400, 401, 403, 503)
  async inCell(
    @Me() me: Caller,
    @Gone() gone: AbortSignal,
    @Query({ schema: StageCustomersQuerySchema }) query: StageCustomersQuery,
  ) {
    const { model, limit, stage, by, class: value, cause, asOf, after } = query;
    const cell = { stage: stage ?? null, by: by ?? null, value: value ?? null, cause: cause ?? null };
    const instant = { asOf: asOf === undefined ? null : new Date(asOf), after: after ?? null };
    const told = await this.counting.run(ListStageCustomers, { model, limit, ...cell, ...instant }, gone);
    const customers = told.customers.length;
    const detail = recorded({ stage, by, class: value, cause, asOf: told.asOf.toISOString(), after, customers });
    await this.trail.record(me.name, 'lifecycle.customers', model, detail);
    const personOf = await this.people.of(
      told.customers.map(({ id }) => id),
      me.role,
    );
    const items = told.customers.map((one) => ({
      ...{ customerId: one.id, ...personOf(one.id) },
      ...{ stage: one.stage, stageWords: titleOf(told.stage, one.stage) },
      ...{ class: one.value, classWords: one.value === null ? null : titleOf(told.by, one.value) },
    }));
    return { items, next: told.next, asOf: told.asOf.toISOString(), total: told.total };
  }

  /** The customers of a flow between the ends of two months: as many as the migration counts. */
  @Needs('customers.read')
  @Get('migration/customers')
  @ApiOkResponse({ standardSchema: MovedCustomersSchema })
  @ApiRefusals(400, 401, 403, 503)
  async moved(
    @Me() me: Caller,
    @Gone() gone: AbortSignal,
    @Query({ schema: MovedCustomersQuerySchema }) query: MovedCustomersQuery,
  ) {
    const { model, from, to, was, is, after, limit } = query;
    const sides = { was: was ?? null, is: is ?? null };
    const asked = { model, from, to, ...sides, after: after ?? null, limit };
    const { stage, total, customers, next } = await this.counting.run(ListMovedCustomers, asked, gone);
    const detail = recorded({ from, to, was: was?.join(), is: is?.join(), after, customers: customers.length });
    await this.trail.record(me.name, 'lifecycle.moved', model, detail);
    const personOf = await this.people.of(
      customers.map(({ id }) => id),
      me.role,
    );
    const items = customers.map((one) => ({
      ...{ customerId: one.id, ...personOf(one.id) },
      ...{ was: one.from, wasWords: titleOf(stage, one.from), is: one.to, isWords: titleOf(stage, one.to) },
    }));
    return { items, next, total };
  }
}
