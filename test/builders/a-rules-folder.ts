import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect } from '@jest/globals';
import { loadRuleFiles, RuleFilesError } from '../../src/adapters/files/rule-files.js';
import { problemWords } from '../../src/core/words/say.js';

/** A copy of the shipped rules for each test, to be spoilt. */
export function aRulesFolder() {
  let dir = '';
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'tidemark-rules-'));
    cpSync('rules', dir, { recursive: true });
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  const write = (file: string, text: string | Uint8Array) => {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), text);
  };
  const edit = (file: string, from: string, to: string) => {
    const text = readFileSync(join(dir, file), 'utf8');
    expect(text).toContain(from);
    write(file, text.replace(from, to));
  };
  const remove = (file: string) => rmSync(join(dir, file), { recursive: true });
  const load = () => loadRuleFiles(dir);
  const problems = async (): Promise<readonly string[]> => {
    try {
      await load();
      return [];
    } catch (error) {
      if (!(error instanceof RuleFilesError)) throw error;
      for (const problem of error.problems) expect(problemWords(problem).en).not.toContain('{');
      return error.problems.map(({ path, code }) => `${path} ${code}`);
    }
  };
  return { write, edit, remove, load, problems };
}
