// npm test: prepares, then runs the tests on Node 24 against servers of their own.
import { join } from 'node:path';
import { runToEnd, whenNpmDies } from './child.mjs';
import { ensureChromium } from './install-chromium.mjs';
import { prepare, root } from './prepare.mjs';
import { orExit } from './step.mjs';

const asked = process.argv.slice(2);
const node = await orExit(() => prepare(() => ensureChromium(root, asked)));
const options = { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'], detached: true };
const args = [join(root, 'scripts', 'run-tests.mjs'), ...asked];
process.exitCode = await runToEnd(node, args, options, (child) => whenNpmDies(() => child.kill('SIGTERM')));
