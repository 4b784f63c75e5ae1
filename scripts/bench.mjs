// npm run bench and its kin: compiles bench/ and runs the file of it that is named first. Servers and data are the bench's own.
import { join } from 'node:path';
import { runQuietly, runToEnd } from './child.mjs';
import { prepare, root } from './prepare.mjs';
import { orExit } from './step.mjs';

const [name, ...args] = process.argv.slice(2);
const node = await orExit(prepare);
const compiled = await runQuietly(node, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'bench'], {
  cwd: root,
});
if (compiled.code !== 0) {
  console.error(compiled.output);
  process.exit(1);
}
const bench = join(root, '.cache', 'bench', 'bench', `${name}.js`);
process.exitCode = await runToEnd(node, ['--enable-source-maps', bench, ...args], { cwd: root });
