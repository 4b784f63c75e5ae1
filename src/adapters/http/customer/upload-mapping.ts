import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../flows/errors.js';

export type NamedMapping = { readonly name: string; readonly json: unknown };

const NAME = /^[a-z0-9][a-z0-9_-]{0,63}$/i;

function no(path: string, code: string, params: Readonly<Record<string, string>> = {}): AppError {
  return new AppError('INVALID_INPUT', 'the mapping is not usable', [{ path, code, params }]);
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw no(path, 'MAPPING_NOT_JSON');
  }
}

async function fileOf(name: string, folders: readonly string[]): Promise<string> {
  for (const folder of folders) {
    const text = await readFile(join(folder, `${name}.mapping.json`), 'utf8').catch(() => null);
    if (text !== null) return text;
  }
  throw no('$.mappingName', 'MAPPING_UNKNOWN', { name });
}

/** The mapping an upload brought along, or the one it named; exactly one of the two. */
export async function mappingOf(
  fields: Readonly<Record<string, string>>,
  folders: readonly string[],
): Promise<NamedMapping> {
  const { mapping, mappingName: name } = fields;
  if ((mapping === undefined) === (name === undefined)) throw no('$', 'MAPPING_MISSING');
  if (mapping !== undefined) return { name: 'uploaded', json: parsed(mapping, '$.mapping') };
  if (name === undefined || !NAME.test(name)) throw no('$.mappingName', 'MAPPING_UNKNOWN', { name: name ?? '' });
  return { name, json: parsed(await fileOf(name, folders), '$.mappingName') };
}
