import { z } from 'zod';
import { EVENT_KINDS } from '../../../core/customer/customer-event.js';
import { CIRCLES } from '../../../flows/ports/customer-store.js';
import { ProblemSchema } from '../errors/error-answer.js';
import { CustomerIdSchema, InstantSchema, limitSchema } from '../schema.js';

/** Rows are read one by one by the core, so that one that is wrong does not keep the others out. */
export const EventsBodySchema = z.strictObject({ events: z.array(z.unknown()).min(1).max(1_000) });
export type EventsBody = z.infer<typeof EventsBodySchema>;

/** What one event looks like, for the document. */
export const EventSchema = z
  .strictObject({
    id: z.string().describe("the source's own: told twice it counts once"),
    customerId: z.string(),
    kind: z.enum(EVENT_KINDS),
    at: InstantSchema,
    amount: z.number().int().optional().describe('minor units'),
    score: z.number().min(0).max(100).optional().describe('of a survey, and of nothing else'),
    about: z.string().optional().describe('which survey, complaint or incident: a code'),
    reason: z.string().optional(),
  })
  .meta({ id: 'CustomerEvent' });

export const EventsAnswerSchema = z.strictObject({
  accepted: z.number().int().describe('rows that are kept, now or since they were told before: asked again, the same'),
  refused: z.array(
    z.strictObject({ row: z.number().int(), id: z.string().nullable(), problems: z.array(ProblemSchema) }),
  ),
});

export const FieldHistorySchema = z
  .strictObject({
    customerId: z.string(),
    field: z.string(),
    before: z.unknown(),
    after: z.unknown(),
    rev: z.number().int(),
    effectiveAt: InstantSchema,
    recordedAt: InstantSchema,
    source: z.string(),
  })
  .meta({ id: 'FieldHistory' });

export const MergeSchema = z
  .strictObject({
    id: z.string(),
    primaryId: z.string(),
    otherId: z.string(),
    by: z.string(),
    at: InstantSchema,
    undoneAt: InstantSchema.nullable(),
    undoneBy: z.string().nullable(),
  })
  .meta({ id: 'Merge' });

export const MergeIdSchema = z.string().regex(/^mrg_[\w-]{1,64}$/);
/** Kept on record; it outlives who is forgotten, and so names nobody. */
const reason = z.string().trim().min(1).max(500).exactOptional().describe('on record for good: it names nobody');

export const MergeBodySchema = z.strictObject({ other: CustomerIdSchema, reason });
export type MergeBody = z.infer<typeof MergeBodySchema>;

export const UndoMergeBodySchema = z.strictObject({ reason }).default({});
export type UndoMergeBody = z.infer<typeof UndoMergeBodySchema>;

/** The id once more: what cannot be taken back is not done by a slip. */
export const ForgetBodySchema = z.strictObject({ confirm: CustomerIdSchema, reason });
export type ForgetBody = z.infer<typeof ForgetBodySchema>;
export const ForgottenSchema = z.strictObject({
  ids: z.array(z.string()).describe('every id of the person'),
  inHand: z.number().int().describe('messages being handed over at this moment'),
});

/** Null takes the customer off every node. */
export const NodeBodySchema = z.strictObject({ orgNode: z.string().min(1).max(60).nullable(), reason });
export type NodeBody = z.infer<typeof NodeBodySchema>;
export const MovedSchema = z.strictObject({ id: z.string(), orgNode: z.string().nullable() });

export const MembersQuerySchema = z.strictObject({ of: z.enum(CIRCLES), limit: limitSchema(50, 1_000) });
export type MembersQuery = z.infer<typeof MembersQuerySchema>;
export const MembersSchema = z.strictObject({
  circle: z.string().nullable().describe('id of the household or group; null where there is none'),
  items: z.array(z.strictObject({ id: z.string() })),
});
