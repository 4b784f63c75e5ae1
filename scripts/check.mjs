// npm run check: types, lint and format, dead code. One after the other, all of them even when one fails.
import { join } from 'node:path';
import { runToEnd } from './child.mjs';
import { prepare, root } from './prepare.mjs';
import { orExit } from './step.mjs';

const node = await orExit(prepare);
const tool = (...path) => join(root, 'node_modules', ...path);

const CHECKS = [
  ['types / 类型', tool('typescript', 'bin', 'tsc'), ['-p', '.']],
  ['types of the console / 控制台类型', tool('typescript', 'bin', 'tsc'), ['-p', 'web']],
  ['lint and format / 规范与格式', tool('@biomejs', 'biome', 'bin', 'biome'), ['check', '--error-on-warnings', '.']],
  ['dead code / 无用代码', tool('knip', 'bin', 'knip.js'), []],
];

const results = [];
for (const [name, script, args] of CHECKS) {
  console.log(`… ${name}`);
  results.push([name, await runToEnd(node, [script, ...args], { cwd: root })]);
}
for (const [name, code] of results) console.log(`${code === 0 ? '✓' : '✗'} ${name}`);
process.exitCode = results.every(([, code]) => code === 0) ? 0 : 1;
