import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const root = process.cwd();
const own = join(root, 'node_modules');
const home = mkdtempSync(join(tmpdir(), 'tidemark-rules-'));
const installed = join(home, 'node_modules', 'tidemark');

type Manifest = { readonly exports: Record<string, unknown>; readonly dependencies?: Record<string, string> };
const manifestOf = (folder: string): Manifest => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** The files that an entry reaches by relative imports, and the packages they name. */
function reach(entry: string, files = new Set<string>(), packages = new Set<string>()) {
  if (files.has(entry)) return { files, packages };
  files.add(entry);
  const text = readFileSync(entry, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  for (const [, target = ''] of text.matchAll(/(?:from|import)\s*\(?['"]([^'"]+)['"]/g)) {
    if (target.startsWith('.')) reach(join(dirname(entry), target), files, packages);
    else packages.add(target);
  }
  return { files, packages };
}

function copyPackage(name: string): void {
  const to = join(home, 'node_modules', name);
  if (existsSync(to)) return;
  cpSync(join(own, name), to, { recursive: true });
  for (const needed of Object.keys(manifestOf(join(own, name)).dependencies ?? {})) copyPackage(needed);
}

/** Only what `tidemark/rules` needs: a server, a database, a queue or json-rules-engine would not be found. */
const ASKED = `
  const engine = new kit.Engine([{ conditions: { all: [
    { fact: 'usage', path: '$.months[?(@.gb < 8)].gb', operator: 'contains', value: 5 },
    { fact: 'usage', path: '$.plan.code', operator: 'equal', value: 'X' },
  ] }, event: { type: 'offer' } }]);
  engine.addFact(new kit.Fact('usage', async () => ({ plan: { code: 'X' }, months: [{ gb: 5 }, { gb: 9 }] })));
  const offer = (name, leaf) => ({ name, conditions: { all: [leaf] }, event: { type: name } });
  const rules = [
    offer('heavy', { fact: 'usage', path: '$.dataGb', operator: 'greaterThan', value: 8 }),
    offer('trusted', { fact: 'credit', operator: 'greaterThan', value: 600 }),
    offer('listed', { fact: 'usage', path: '$.months[*].gb', operator: 'contains', value: 5 }),
  ];
  const credit = (questions) => questions.map(({ facts }) => facts.score);
  const set = kit.compile(rules, { batchedFacts: { credit }, codeGeneration: GENERATED });
  const customers = [{ usage: { dataGb: 9, months: [{ gb: 5 }] }, score: 500 }, { usage: 9, score: 700 }];
  const refused = () => {
    try {
      kit.compile([{ conditions: { all: [{}] }, event: { type: 'x' } }]);
    } catch (error) {
      return [error instanceof kit.RuleSetError, error.problems[0].path];
    }
  };
  Promise.all([engine.run(), set.matchBatch(customers), set.run(customers[1])]).then(([{ events }, batch, run]) =>
    console.log(JSON.stringify({
      events,
      batch: batch.map(({ value }) => value.map(({ name }) => name)),
      failed: run.failureResults.map((one) => one.toJSON(false).name),
      atOnce: kit.compile(rules.slice(0, 1)).matchSync(customers[0]).length,
      next: set.with(rules.slice(1)).reused.rules,
      refused: refused(),
      made: kit.default() instanceof kit.Engine,
      names: Object.keys(kit).sort(),
    })));`;

function run(file: string, text: string, ...flags: readonly string[]) {
  writeFileSync(join(home, file), text.replace('GENERATED', String(flags.length === 0)));
  return JSON.parse(execFileSync(process.execPath, [...flags, join(home, file)], { cwd: home, encoding: 'utf8' }));
}

const FOUND = {
  events: [{ type: 'offer' }],
  made: true,
  batch: [
    ['heavy', 'listed'],
    ['heavy', 'trusted'],
  ],
  failed: ['listed'],
  atOnce: 1,
  next: 2,
  refused: [true, '$[0].conditions.all[0].fact'],
  names: expect.arrayContaining([
    'Almanac',
    'AsynchronousError',
    'Engine',
    'Fact',
    'Operator',
    'OperatorDecorator',
    'Rule',
    'RuleSetError',
    'compile',
    'default',
    'diff',
    'explain',
    'explainer',
    'verify',
  ]),
};

describe('tidemark/rules, installed without json-rules-engine, servers or queues', () => {
  let packages: readonly string[] = [];

  beforeAll(() => {
    const dist = join(installed, 'dist');
    const tsc = join(own, 'typescript', 'bin', 'tsc');
    const settings = ['--declaration', '--outDir', dist, '--rootDir', 'src', '--noCheck'];
    const source = ['--module', 'nodenext', '--target', 'es2024', '--strict', '--types', 'node', '--skipLibCheck'];
    const args = [tsc, '--ignoreConfig', ...settings, ...source, 'src/rules.ts'];
    execFileSync(process.execPath, args, { cwd: root, stdio: 'pipe' });
    cpSync(join(root, 'package.json'), join(installed, 'package.json'));
    packages = [...reach(join(dist, 'rules.js')).packages].sort();
    for (const name of packages) copyPackage(name);
  });

  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it('names no other package than those of the fenced table', () => {
    expect(['jsonpath-plus', 're2js']).toEqual(expect.arrayContaining([...packages]));
    expect(existsSync(join(home, 'node_modules', 'json-rules-engine'))).toBe(false);
  });

  it('is imported by modules', () => {
    const head = `import * as kit from 'tidemark/rules';`;
    expect(run('use.mjs', `${head}${ASKED}`)).toMatchObject(FOUND);
  });

  it('is required by CommonJS', () => {
    const head = `const kit = require('tidemark/rules');`;
    expect(run('use.cjs', `${head}${ASKED}`)).toMatchObject(FOUND);
  });

  it('needs no code generation', () => {
    const head = `import * as kit from 'tidemark/rules';`;
    const asked = ASKED.replaceAll(
      'kit.compile(rules.slice(0, 1))',
      'kit.compile(rules.slice(0, 1), { codeGeneration: false })',
    );
    expect(run('forbidden.mjs', `${head}${asked}`, '--disallow-code-generation-from-strings')).toMatchObject(FOUND);
  });

  it('generates code from names and numbers alone, and only if it may', () => {
    const ask = `import { compile } from 'tidemark/rules';
      const rules = [{ conditions: { all: [{ fact: 'a', operator: 'equal', value: 'secret' }] }, event: { type: 'x' } }];
      const made = [];
      globalThis.Function = new Proxy(Function, { construct: (kind, given) => (made.push(given.join()), Reflect.construct(kind, given)) });
      compile(rules, { codeGeneration: GENERATED }).matchSync({ a: 'secret' });
      console.log(JSON.stringify({ made: made.length, secret: made.join().includes('secret') }));`;
    const { made, secret } = run('watched.mjs', ask);
    expect([made > 0, secret]).toEqual([true, false]);
    expect(run('watched.mjs', ask.replace('GENERATED', 'false'))).toEqual({ made: 0, secret: false });
  });

  it.each(['README.md', 'README.zh-CN.md'])('does what the example of %s says', (file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const [, example = '', said = ''] = /```js\n(import \{ compile[^`]*)```\n[^`]*`([^`]+)`/.exec(text) ?? [];
    expect(run('example.mjs', example)).toEqual(JSON.parse(said));
  });

  it('says which versions of Node can require a module', () => {
    const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages[''];
    expect([engines, locked.engines]).toEqual(Array(2).fill({ node: '^20.19 || ^22.12 || >=24' }));
  });

  it('is typed', () => {
    const use = `
      import makeEngine, { Almanac, compile, diff, Engine, explain, Fact, Operator, OperatorDecorator, Rule, RuleSetError, verify } from 'tidemark/rules';
      import type { BatchedFact, CompileOptions, MatchedRule, MovedCustomers, RuleSet, TypeName } from 'tidemark/rules';
      import type { EngineResult, Event, EventHandler, RuleProperties, RuleResult } from 'tidemark/rules';
      const properties: RuleProperties = { conditions: { any: [{ not: { fact: 'age', operator: 'equal', value: 1 } }] }, event: { type: 'x' } };
      const handler: EventHandler = async (event: Event, almanac, ruleResult) => {
        const name: string = ruleResult.name;
        const age = await almanac.factValue<number>('age', {}, '$.years');
        console.log(event.type, name, age.toFixed());
      };
      const named = (event: Event, almanac: Almanac, ruleResult: RuleResult) => console.log(event, almanac, ruleResult);
      const engine: Engine = new Engine([properties], { allowUndefinedFacts: true });
      engine.addRule(new Rule(properties)).addFact('age', (params, almanac) => almanac.factValue(params.id));
      engine.addFact(new Fact<number>('n', 1)).on('success', handler).on('failure', named);
      engine.on<{ n: number }>('x', ({ n }) => console.log(n));
      engine.addOperator('longer', (fact: string, value: number) => fact.length > value);
      engine.addOperator(new Operator<string, number>('long', (fact, value) => fact.length > value));
      engine.addOperatorDecorator('first', (fact: string[], value: string, next) => next(fact[0], value));
      engine.addOperatorDecorator(new OperatorDecorator('x', (fact, value, next) => next(fact, value)));
      const { events, results }: EngineResult = await makeEngine([properties]).run({ age: 1 }, { almanac: new Almanac() });
      console.log(events.map(({ params }) => params?.offer), JSON.parse(results[0]?.toJSON() ?? ''));
      const credit: BatchedFact = async (questions) => questions.map(({ params, facts }) => Number(facts[params.of]));
      const options: CompileOptions = { batchedFacts: { credit }, operators: [new Operator('longer', () => true)] };
      const set: RuleSet = compile([properties], options);
      const matched: readonly MatchedRule[] = set.matchSync({ age: 1 });
      const written = [
        { name: 'w', conditions: { all: [{ fact: 'a', operator: 'in', value: [1] }] }, event: { type: 'x', params: { n: [1] } } },
      ] as const;
      const shared = { s: { any: [{ fact: 'a', operator: 'equal', value: 1 }] } } as const;
      type Customer = { readonly a: number };
      interface Subscriber extends Customer {
        readonly usage: { readonly gb: number };
      }
      const subscriber: Subscriber = { a: 1, usage: { gb: 1 } };
      compile(written, { conditions: shared }).matchSync(subscriber);
      await Promise.all([compile(written, null).match(null), compile(set.rules).runBatch([subscriber])]);
      new Engine(written).setCondition('s', shared.s).addRule(new Rule(written[0]));
      const [{ claim } = { claim: null }] = verify(written, { conditions: shared });
      const moved: MovedCustomers | undefined = diff(written, written, [subscriber]).customers?.whole.enters;
      const type: TypeName = 'integer';
      const explained = await explain(written[0], subscriber, { facts: { b: 1 }, decorators: [], conditions: shared });
      console.log(claim, moved?.samples, type, explained.result);
      // @ts-expect-error a compiled set's answers are for reading only
      matched[0].event.type = 'y';
      for (const one of await set.runBatch([{ age: 1 }])) if (one.status === 'fulfilled') console.log(one.value.events);
      console.log(matched.map(({ name, event }) => [name, event.type]), set.with(set.rules.toSpliced(0, 1)).reused.rules);
      try {
        compile([]);
      } catch (error) {
        if (error instanceof RuleSetError) console.log(error.problems.map(({ path, code }) => path + code));
      }`;
    writeFileSync(join(home, 'use.mts'), use);
    const common = `
      import { Engine, type EngineResult } from 'tidemark/rules';
      export async function ageOf({ almanac }: EngineResult): Promise<number> {
        return almanac.factValue<number>('age');
      }
      new Engine().run().then(ageOf);`;
    writeFileSync(join(home, 'use.cts'), common);
    const args = [
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2024',
      '--types',
      'node',
      '--typeRoots',
      join(own, '@types'),
    ];
    const tsc = join(own, 'typescript', 'bin', 'tsc');
    const check = () =>
      execFileSync(process.execPath, [tsc, '--ignoreConfig', ...args, 'use.mts', 'use.cts'], {
        cwd: home,
        encoding: 'utf8',
      });
    expect(check).not.toThrow();
  });
});
