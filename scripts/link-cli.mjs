// npm's "prepare" step: makes `npx tidemark` work. It must never fail an install, so every fault is let go.
import { chmodSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

export function linkCli() {
  const bin = join(root, 'node_modules', '.bin');
  const link = join(bin, 'tidemark');
  try {
    mkdirSync(bin, { recursive: true });
    chmodSync(join(root, 'scripts', 'tidemark.mjs'), 0o755);
    rmSync(link, { force: true });
    symlinkSync('../../scripts/tidemark.mjs', link);
  } catch {
    // A file system without links: `node scripts/tidemark.mjs` still works.
  }
}

linkCli();
