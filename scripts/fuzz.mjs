// npm run fuzz: our rules engine and compiled rule sets beside json-rules-engine on rules, facts and options of chance,
// until a million decisions and 200,000 compiled ones agree; and 100,000 spoilt rule documents, each refused with a place or
// decided as the reference does. `--decisions N`, `--compiled N`, `--documents N` and `--seed S` say how many of which, and
// from where; where some are named, only those are run. The seed is logged.
import { join } from 'node:path';
import { runQuietly, runToEnd } from './child.mjs';
import { prepare, root } from './prepare.mjs';
import { orExit } from './step.mjs';

const node = await orExit(prepare);
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const compiled = await runQuietly(node, [tsc, '-p', join('test', 'rules')], { cwd: root });
if (compiled.code !== 0) {
  console.error(compiled.output);
  process.exit(1);
}
const main = join(root, '.cache', 'fuzz', 'test', 'rules', 'fuzz-main.js');
process.exitCode = await runToEnd(node, ['--enable-source-maps', main, ...process.argv.slice(2)], { cwd: root });
