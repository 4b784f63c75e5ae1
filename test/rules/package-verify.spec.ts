import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const root = process.cwd();
const own = join(root, 'node_modules');
const home = mkdtempSync(join(tmpdir(), 'tidemark-verify-'));
const tsc = join(own, 'typescript', 'bin', 'tsc');
const STRICT = ['--strict', '--exactOptionalPropertyTypes', '--module', 'nodenext', '--target', 'es2024'];
const SETTINGS = ['--ignoreConfig', ...STRICT, '--types', 'node', '--skipLibCheck'];

/** A rule set as somebody keeps it in a file. */
const RULES = {
  rules: [
    {
      name: 'low usage',
      priority: 2,
      conditions: { all: [{ condition: 'stays' }, { fact: 'usage', path: '$.gb', operator: 'lessThan', value: 8 }] },
      event: { type: 'offer', params: { id: 'DATA-10' } },
    },
    {
      name: 'very low usage',
      conditions: { all: [{ condition: 'stays' }, { fact: 'usage', path: '$.gb', operator: 'lessThan', value: 5 }] },
      event: { type: 'offer', params: { id: 'DATA-5' } },
    },
    {
      name: 'never',
      conditions: { all: [{ condition: 'stays' }, { fact: 'months', operator: 'lessThan', value: 1 }] },
      event: { type: 'welcome' },
    },
  ],
  conditions: {
    stays: { all: [{ fact: 'months', operator: 'greaterThan', value: 3 }] },
    round: { any: [{ condition: 'and-round' }] },
    'and-round': { all: [{ condition: 'round' }] },
  },
  facts: { months: { type: 'integer' }, usage: { properties: { gb: { type: 'number' } } }, age: { type: 'integer' } },
};

const USE = `
  const { rules, ...options } = JSON.parse(readFileSync('rules.json', 'utf8'));
  const findings = kit.verify(rules, options).map(({ kind, claim, rules: named, facts, cycle }) =>
    [kind, claim.kind, ...named.map(({ name }) => name), ...facts, ...(cycle ?? [])].join(' '));
  const after = rules.slice(0, 2).map((rule, index) =>
    index === 0 ? { ...rule, conditions: { all: [{ fact: 'months', operator: 'greaterThan', value: 3 }] } } : rule);
  const customers = [4, 7, 9].map((gb) => ({ months: 12, usage: { gb } }));
  console.log(JSON.stringify({ findings, diff: kit.diff(rules, after, customers, options) }));`;

function run(file: string, text: string) {
  writeFileSync(join(home, file), text);
  return JSON.parse(execFileSync(process.execPath, [join(home, file)], { cwd: home, encoding: 'utf8' }));
}

const FOUND = {
  findings: [
    'never-fires proved never',
    'reference-cycle proved round and-round round',
    'contradiction proved never',
    'shadowed proved very low usage low usage',
    'event-clash witnessed low usage very low usage',
    'implied proved very low usage low usage',
    'unused-fact proved age',
  ],
  diff: {
    added: [],
    removed: [{ name: 'never', before: 2 }],
    changed: [
      {
        name: 'low usage',
        changes: expect.arrayContaining([expect.objectContaining({ path: '$.conditions.all[1]' })]),
      },
    ],
    customers: { asked: 3, whole: { before: 2, after: 3, enters: { count: 1, samples: ['2'] }, leaves: { count: 0 } } },
  },
};

describe('verify and diff of tidemark/rules, on a rule set in a file', () => {
  beforeAll(() => {
    const installed = join(home, 'node_modules', 'tidemark');
    const args = [tsc, ...SETTINGS, '--noCheck', '--declaration', '--outDir', join(installed, 'dist')];
    execFileSync(process.execPath, [...args, '--rootDir', 'src', 'src/rules.ts'], { cwd: root, stdio: 'pipe' });
    cpSync(join(root, 'package.json'), join(installed, 'package.json'));
    for (const name of ['jsonpath-plus', 're2js']) symlinkSync(join(own, name), join(home, 'node_modules', name));
    mkdirSync(join(home, 'node_modules', '@types'));
    symlinkSync(join(own, '@types', 'node'), join(home, 'node_modules', '@types', 'node'));
    writeFileSync(join(home, 'rules.json'), JSON.stringify(RULES));
  });

  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it('find what the rules will do, the round of shared conditions too, and who comes and goes: from modules', () => {
    const head = `import { readFileSync } from 'node:fs';\nimport * as kit from 'tidemark/rules';`;
    expect(run('use.mjs', `${head}${USE}`)).toMatchObject(FOUND);
  });

  it('from CommonJS', () => {
    const head = `const { readFileSync } = require('node:fs');\nconst kit = require('tidemark/rules');`;
    expect(run('use.cjs', `${head}${USE}`)).toMatchObject(FOUND);
  });

  it('are typed', () => {
    const use = `
      import { diff, verify } from 'tidemark/rules';
      import type { FactTypes, RuleFinding, RuleProperties, RuleSetDiff } from 'tidemark/rules';
      const facts: FactTypes = { gb: { type: ['number', 'null'], optional: false }, band: { enum: ['LOW', 1, null] } };
      const rules: readonly RuleProperties[] = [];
      const findings: readonly RuleFinding[] = verify(rules, {
        facts,
        conditions: { low: { all: [{ fact: 'gb', operator: 'lessThan', value: 5 }] } },
        allowUndefinedFacts: true,
        customOperators: ['near'],
        offerOf: ({ params }) => params?.offer,
        limits: { millis: 5_000 },
        elapsed: () => performance.now(),
      });
      for (const { kind, rules: named, claim, scope } of findings) {
        const [first] = named;
        if (claim.kind === 'proved') console.log(kind, first?.name, claim.basis, scope.gb);
        if (claim.kind === 'witnessed') console.log(claim.facts.gb, claim.matches.length);
        if (claim.kind === 'undecided') console.log(claim.reason === 'time' ? claim.limit : claim.reason);
      }
      function* customers() {
        yield { gb: 1 };
      }
      const changes: RuleSetDiff = diff(rules, rules, customers(), { idOf: (facts, index) => facts.id + '-' + index });
      console.log(changes.customers?.whole.enters.samples, changes.changed[0]?.changes[0]?.path);
      // @ts-expect-error a type JSON Schema does not know
      verify(rules, { facts: { gb: { type: 'float' } } });`;
    writeFileSync(join(home, 'use.mts'), use);
    const check = () =>
      execFileSync(process.execPath, [tsc, ...SETTINGS, '--noEmit', 'use.mts'], { cwd: home, encoding: 'utf8' });
    expect(check).not.toThrow();
  });
});
