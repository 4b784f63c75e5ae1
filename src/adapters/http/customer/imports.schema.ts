import { z } from 'zod';
import { IMPORT_STATES } from '../../../flows/ports/import-store.js';
import { InstantSchema, limitSchema, WordsSchema } from '../schema.js';

const count = z.number().int().min(0);

export const ImportIdSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);

export const ImportSchema = z
  .strictObject({
    id: z.string(),
    fileName: z.string(),
    bytes: count,
    mapping: z.string(),
    format: z.enum(['csv', 'ndjson']),
    encoding: z.enum(['utf-8', 'gb18030']),
    state: z.enum(IMPORT_STATES),
    totalRows: count,
    doneRows: count,
    inserted: count,
    updated: count,
    unchanged: count,
    rejected: count,
    hasRejects: z.boolean(),
    failure: z.strictObject({ code: z.string(), message: WordsSchema }).nullable(),
    startedBy: z.string(),
    startedAt: InstantSchema,
    finishedAt: InstantSchema.nullable(),
  })
  .meta({ id: 'Import' });

export const ImportsQuerySchema = z.strictObject({ limit: limitSchema(20, 200) });
export type ImportsQuery = z.infer<typeof ImportsQuerySchema>;

export const MappingsSchema = z.strictObject({
  items: z.array(
    z.strictObject({ name: z.string(), mapping: z.unknown().describe('the mapping file; checked when it is used') }),
  ),
});

/** For the OpenAPI document: the form is read as a stream, part by part (`upload.ts`). */
export const UPLOAD_BODY = {
  type: 'object',
  required: ['file'],
  properties: {
    file: { type: 'string', format: 'binary', description: '.csv or .ndjson' },
    mapping: { type: 'string', description: 'the mapping as JSON' },
    mappingName: { type: 'string', description: 'or the name of a mapping that is there' },
  },
};
