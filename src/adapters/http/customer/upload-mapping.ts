import { readdir, readFile } from 'node:fs/promises';
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

const SUFFIX = '.mapping.json';

/** Every mapping an import may name, by its name; of two with one name the first folder's counts. A file that is no JSON is left out. */
export async function mappingsIn(folders: readonly string[]): Promise<readonly NamedMapping[]> {
  const found = new Map<string, NamedMapping>();
  for (const folder of folders) {
    const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith(SUFFIX)).sort();
    for (const file of files) {
      const name = file.slice(0, -SUFFIX.length);
      const json = NAME.test(name) && !found.has(name) ? jsonOrNull(await readFile(join(folder, file), 'utf8')) : null;
      if (json !== null) found.set(name, { name, json });
    }
  }
  return [...found.values()];
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
