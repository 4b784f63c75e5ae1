// npm run bench:events: what happens to customers, told at a steady rate until it is decided on. Servers and data of its own.
import { join } from 'node:path';
import { runQuietly, runToEnd } from './child.mjs';
import { prepare, root } from './prepare.mjs';
import { orExit } from './step.mjs';

const node = await orExit(prepare);
const compiled = await runQuietly(node, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'bench'], {
  cwd: root,
});
if (compiled.code !== 0) {
  console.error(compiled.output);
  process.exit(1);
}
const bench = join(root, '.cache', 'bench', 'bench', 'events.js');
process.exitCode = await runToEnd(node, ['--enable-source-maps', bench, ...process.argv.slice(2)], { cwd: root });
