import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem, Read } from '../../core/kit/problem.js';

/** A file under `rules/`, by its path from there with forward slashes, and what it says. */
export type RuleFile = { readonly file: string; readonly json: unknown };

/** The problem of a file's content, found at `$…` of its JSON, told by file and place. */
export function inFile(file: string, problem: Problem): Problem {
  return { ...problem, path: `${file}: ${problem.path}` };
}

/** The system's code of a failed call; by its look, because a test's errors are of another realm than Node's own. */
function codeOf(error: unknown): unknown {
  return (error as { readonly code?: unknown } | null)?.code;
}

/** UTF-8 with or without its mark; null for bytes that are none: another encoding would be read as other letters. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Not there and not JSON are answers; a disk that fails is a fault. */
export async function readRuleFile(rulesDir: string, file: string): Promise<Read<RuleFile>> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(join(rulesDir, file));
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'EISDIR') throw error;
    return { ok: false, problems: [{ path: file, code: 'FILE_MISSING' }] };
  }
  const text = textOf(bytes);
  if (text === null) return { ok: false, problems: [{ path: file, code: 'FILE_NOT_UTF8' }] };
  try {
    return { ok: true, value: { file, json: JSON.parse(text) } };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, problems: [{ path: file, code: 'FILE_NOT_JSON', params: { reason } }] };
  }
}

/** Names in a folder under `rules/`, sorted; null if there is no such folder. */
export async function namesIn(rulesDir: string, folder: string): Promise<readonly string[] | null> {
  try {
    return (await readdir(join(rulesDir, folder))).filter((name) => !name.startsWith('.')).sort();
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'ENOTDIR') throw error;
    return null;
  }
}

/** Every `*.json` of a folder; those that cannot be read are among the problems. */
export async function readRuleFolder(rulesDir: string, folder: string, problems: Problem[]): Promise<RuleFile[]> {
  const names = await namesIn(rulesDir, folder);
  if (names === null) problems.push({ path: folder, code: 'FOLDER_MISSING' });
  const read = await Promise.all(
    (names ?? [])
      .filter((name) => name.endsWith('.json'))
      .map((name) => readRuleFile(rulesDir, folder === '' ? name : `${folder}/${name}`)),
  );
  return read.flatMap((one) => {
    if (one.ok) return [one.value];
    problems.push(...one.problems);
    return [];
  });
}
