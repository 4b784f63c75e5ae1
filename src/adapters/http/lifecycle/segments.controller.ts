import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { SEGMENT_FLAGS } from '../../../core/value/segment/check-segment.js';
import { wordsOf } from '../../../core/words/say.js';
import { CheckSegments } from '../../../flows/check-segments.js';
import { BusinessRules } from '../../../flows/ports/business-rules.js';
import { Counting } from '../../../flows/ports/counting.js';
import { Needs } from '../access/access.js';
import { Gone } from '../gone.js';
import { ApiRefusals, InstantSchema, listOf, WordsSchema } from '../schema.js';

const SegmentsQuerySchema = z.strictObject({ fact: z.string().min(1).max(60).optional() });
type SegmentsQuery = z.infer<typeof SegmentsQuerySchema>;

const Count = z.number().int();
const DifferenceSchema = z
  .strictObject({
    fact: z.string(),
    measure: z.enum(['mean', 'association']).describe('standardised mean difference, or corrected Cramér’s V'),
    inside: Count.describe('customers of the segment of whom the fact is known'),
    outside: Count,
    value: z.number().nullable().describe('null where too little is known'),
    currency: z.string().optional().describe('of amounts: only customers of this currency are compared'),
  })
  .meta({ id: 'SegmentDifference' });

export const SegmentsSchema = z
  .strictObject({
    fact: z.string(),
    asOf: InstantSchema,
    customers: Count,
    months: z.strictObject({ from: z.string(), to: z.string() }).nullable(),
    shift: z.number().nullable().describe('population stability index between the two months'),
    shifted: z.boolean(),
    segments: z.array(
      z.strictObject({
        segment: z.string(),
        title: WordsSchema,
        customers: Count,
        share: z.number(),
        stay: z
          .number()
          .nullable()
          .describe('of those in it at the end of the first month, who are in it at the second'),
        needs: z.array(DifferenceSchema),
        responses: z.array(DifferenceSchema),
        flags: z.array(z.strictObject({ code: z.enum(SEGMENT_FLAGS), message: WordsSchema })),
      }),
    ),
  })
  .meta({ id: 'Segments' });

/** Whether segments are worth having. */
@ApiTags('segments')
@ApiBearerAuth()
@Controller('segments')
export class SegmentsController {
  constructor(
    private readonly rules: BusinessRules,
    private readonly counting: Counting,
  ) {}

  /** Each segment against its marks: size, stability, and how far its needs and responses differ from the rest. */
  @Needs('base.read')
  @Get()
  @ApiOkResponse({ standardSchema: listOf(SegmentsSchema) })
  @ApiRefusals(400, 401, 404, 503)
  async check(@Gone() gone: AbortSignal, @Query({ schema: SegmentsQuerySchema }) { fact }: SegmentsQuery) {
    const reports = await this.counting.run(CheckSegments, fact ?? null, gone);
    const items = reports.map((report) => {
      const labels = this.rules.catalogue.get(report.fact)?.valueLabels ?? {};
      const segments = report.segments.map((one) => ({
        ...one,
        title: labels[one.segment] ?? { 'zh-CN': one.segment, en: one.segment },
        flags: one.flags.map((code) => ({ code, message: wordsOf(`segments.${code}`) })),
      }));
      return { ...report, asOf: report.asOf.toISOString(), segments };
    });
    return { items };
  }
}
