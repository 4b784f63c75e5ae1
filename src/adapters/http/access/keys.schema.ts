import { z } from 'zod';
import { KEY_SCOPES } from '../../../core/access/api-key.js';
import { InstantSchema } from '../schema.js';

const ScopeSchema = z.enum(KEY_SCOPES);

export const KeyIdSchema = z.string().regex(/^key_[a-z0-9]{1,60}$/);

export const NewKeySchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9._-]{1,31}$/),
  scopes: z.array(ScopeSchema).min(1).max(KEY_SCOPES.length),
});
export type NewKeyBody = z.infer<typeof NewKeySchema>;

export const ApiKeySchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    scopes: z.array(ScopeSchema),
    createdAt: InstantSchema,
    createdBy: z.string(),
    lastUsedAt: InstantSchema.nullable().describe('to the minute; null: never'),
    revokedAt: InstantSchema.nullable().describe('null: it holds'),
    revokedBy: z.string().nullable(),
  })
  .meta({ id: 'ApiKey' });

export const CreatedKeySchema = z.strictObject({
  ...ApiKeySchema.shape,
  key: z.string().describe('shown here and never again'),
});
