import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Multipart, MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { Problem } from '../../../core/kit/problem.js';
import { AppError } from '../../../flows/errors.js';

/** `file` is where it lies, `fileName` what its owner called it: shown, never used as a path. */
export type Upload = {
  readonly file: string;
  readonly fileName: string;
  readonly fields: Readonly<Record<string, string>>;
};

const FIELDS = ['mapping', 'mappingName'];
const KINDS = /\.(csv|ndjson)$/i;

function no(path: string, code: string, params: Problem['params'] = {}): AppError {
  return new AppError('INVALID_INPUT', 'the upload is not usable', [{ path, code, params }]);
}

function textOf(part: Extract<Multipart, { type: 'field' }>): string {
  if (!FIELDS.includes(part.fieldname)) throw no('$', 'UPLOAD_FIELD_UNKNOWN', { field: part.fieldname });
  if (typeof part.value !== 'string' || part.fieldnameTruncated || part.valueTruncated) {
    throw no(`$.${part.fieldname}`, 'INPUT_NOT_USABLE');
  }
  return part.value;
}

async function keep(part: MultipartFile, folder: string): Promise<{ file: string; fileName: string }> {
  if (part.fieldname !== 'file') throw no('$', 'UPLOAD_FIELD_UNKNOWN', { field: part.fieldname });
  const fileName = basename(part.filename.replaceAll('\\', '/')).slice(-200);
  const kind = KINDS.exec(fileName)?.[1]?.toLowerCase();
  if (kind === undefined) throw no('$.file', 'UPLOAD_FILE_KIND');
  const file = join(folder, `${randomUUID()}.${kind}`);
  try {
    await pipeline(part.file, createWriteStream(file, { mode: 0o600, flags: 'wx' }));
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
  return { file, fileName };
}

/**
 * Streams a multipart form's one file to `folder` (0600, a name of our own) and collects its fields, in whatever
 * order they come. Whatever is wrong with the form, no file stays behind.
 */
export async function receiveUpload(request: FastifyRequest, folder: string): Promise<Upload> {
  if (!request.isMultipart()) throw no('$', 'UPLOAD_NOT_MULTIPART');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  let kept: { file: string; fileName: string } | null = null;
  const fields: Record<string, string> = {};
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') kept = await keep(part, folder);
      else fields[part.fieldname] = textOf(part);
    }
    if (!kept) throw no('$.file', 'UPLOAD_FILE_MISSING');
    if ((await stat(kept.file)).size === 0) throw no('$.file', 'UPLOAD_FILE_EMPTY');
    return { ...kept, fields };
  } catch (error) {
    if (kept) await rm(kept.file, { force: true });
    throw error;
  }
}
