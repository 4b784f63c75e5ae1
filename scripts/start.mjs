// npm start: prepares, then runs the supervisor on Node 24 and waits for its orderly end.
import { join } from 'node:path';
import { runToEnd, whenNpmDies } from './child.mjs';
import { prepare, root } from './prepare.mjs';
import { orExit } from './step.mjs';

const node = await orExit(prepare);
// A group of its own: Ctrl-C reaches it only through here. The channel tells it when this process is gone.
const options = { cwd: root, detached: true, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] };
process.exitCode = await runToEnd(node, ['--enable-source-maps', join(root, 'dist', 'start.js')], options, (child) =>
  whenNpmDies(() => child.kill('SIGTERM')),
);
