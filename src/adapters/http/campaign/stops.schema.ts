import { z } from 'zod';
import { STOP_KINDS } from '../../../core/policy/stages/emergency.js';
import { InstantSchema } from '../schema.js';
import { ReasonSchema } from './campaigns.schema.js';

const OfSchema = z.string().trim().min(1).max(200);

export const StopSchema = z
  .strictObject({
    kind: z.enum(STOP_KINDS),
    of: OfSchema.nullable(),
    by: z.string(),
    at: InstantSchema,
    why: z.string(),
  })
  .meta({ id: 'EmergencyStop' });

/** What is stopped: `all` has no name, everything else needs one. */
export const StopBodySchema = z.strictObject({
  kind: z.enum(STOP_KINDS),
  of: OfSchema.exactOptional(),
  why: ReasonSchema,
});
export type StopBody = z.infer<typeof StopBodySchema>;

export const StopChangeSchema = z.strictObject({ changed: z.boolean() });
