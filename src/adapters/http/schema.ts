import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';
import { CHANNELS, PURPOSES } from '../../core/customer/consent.js';
import { idFault, idForm } from '../../core/customer/identity.js';
import { ErrorSchema, WordsSchema } from './errors/error-answer.js';

export { WordsSchema };

/** Dates travel as ISO instants; `z.date()` would make the whole OpenAPI document throw. */
export const InstantSchema = z.iso.datetime();
export const ChannelSchema = z.enum(CHANNELS);
export const PurposeSchema = z.enum(PURPOSES);

/** Names people give to campaigns, packs, rules, offers: they go into ids and file names. */
export const NameSchema = z.string().regex(/^[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?$/, 'INPUT_WRONG_ID');
/** What people call something, in both languages. */
export const TitleSchema = z.strictObject({ 'zh-CN': z.string().min(1).max(200), en: z.string().min(1).max(200) });
export const RunIdSchema = z.string().regex(/^[a-z0-9._-]{1,64}\|\d{8}T\d{6}Z$/i);
/** The operator's own id, whatever it looks like; what may be one is the core's to say. */
export const CustomerIdSchema = z
  .string()
  .min(1)
  .max(200)
  .refine((text) => idFault(idForm(text)) === null);
export const DecisionIdSchema = z.string().regex(/^dec_[a-z2-7]{20,60}$/);
export const OutreachIdSchema = z.string().regex(/^out_[a-z2-7]{20,60}$/);
export const CodeSchema = z.string().regex(/^[A-Z][A-Z0-9_]{1,60}$/);

export const limitSchema = (usual: number, most: number) => z.coerce.number().int().min(1).max(most).default(usual);

/** Wraps a list: room for paging without a break. */
export const listOf = <T extends z.ZodType>(item: T) => z.strictObject({ items: z.array(item) });
/** `next` is the cursor to ask with for the next page, null on the last. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.strictObject({ items: z.array(item), next: z.string().nullable() });

/** What a route may refuse with, in the one error form. */
export function ApiRefusals(...statuses: readonly (400 | 401 | 403 | 404 | 409 | 412 | 413 | 429 | 503)[]) {
  return applyDecorators(
    ...statuses.map((status) => ApiResponse({ status, description: 'error', standardSchema: ErrorSchema })),
  );
}
