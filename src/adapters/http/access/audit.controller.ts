import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { AuditLog } from '../../../flows/ports/audit-log.js';
import { ApiRefusals, InstantSchema, limitSchema, listOf } from '../schema.js';
import { Needs } from './access.js';

const AuditQuerySchema = z.strictObject({
  limit: limitSchema(100, 500),
  before: InstantSchema.optional(),
  subject: z.string().min(1).max(200).optional(),
});
type AuditQuery = z.infer<typeof AuditQuerySchema>;

const AuditEntrySchema = z
  .strictObject({
    at: InstantSchema,
    actor: z.string(),
    action: z.string(),
    subject: z.string(),
    detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  })
  .meta({ id: 'AuditEntry' });

@ApiTags('audit')
@ApiBearerAuth()
@Controller('audit')
export class AuditController {
  constructor(private readonly audit: AuditLog) {}

  /** Newest first. */
  @Needs('audit.read')
  @Get()
  @ApiOkResponse({ standardSchema: listOf(AuditEntrySchema) })
  @ApiRefusals(400, 401, 403)
  async list(@Query({ schema: AuditQuerySchema }) { limit, before, subject }: AuditQuery) {
    const items = await this.audit.list({
      limit,
      ...(before === undefined ? {} : { before: new Date(before) }),
      ...(subject === undefined ? {} : { subject }),
    });
    return { items };
  }
}
