// Which Node the product runs on: the one that came as a package, else the one that runs this if it is new enough.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export const LEAST_FOR_SCRIPTS = 20;
export const LEAST_FOR_PRODUCT = 24;

export function majorOf(version) {
  return Number(/^v?(\d+)\./.exec(version)?.[1] ?? 0);
}

function versionOf(binary) {
  try {
    return execFileSync(binary, ['--version'], { encoding: 'utf8', timeout: 10_000 }).trim();
  } catch {
    return '';
  }
}

function packaged(root) {
  const modules = join(root, 'node_modules');
  if (!existsSync(modules)) return [];
  const names = readdirSync(modules).filter(
    (name) => name.startsWith('node-') && existsSync(join(modules, name, 'bin', 'node')),
  );
  return names.map((name) => join(modules, name, 'bin', 'node'));
}

/** `{ binary, version }`, or null when this machine has no Node 24. */
export function findNode24(root) {
  for (const binary of [...packaged(root), process.execPath]) {
    const version = versionOf(binary);
    if (majorOf(version) >= LEAST_FOR_PRODUCT) return { binary, version };
  }
  return null;
}

export const NO_NODE_24 = [
  `Tidemark runs on Node ${LEAST_FOR_PRODUCT} or newer; this is ${process.version}, and the package that brings it could not be installed for ${process.platform}-${process.arch}. Install Node ${LEAST_FOR_PRODUCT} and start again.`,
  `潮位需要 Node ${LEAST_FOR_PRODUCT} 或更高版本；当前为 ${process.version}，且无法为 ${process.platform}-${process.arch} 安装自带的 Node 软件包。请安装 Node ${LEAST_FOR_PRODUCT} 后重试。`,
].join('\n');

export const OLD_NODE = [
  `Node ${LEAST_FOR_SCRIPTS} or newer is needed to start; this is ${process.version}.`,
  `启动至少需要 Node ${LEAST_FOR_SCRIPTS}；当前为 ${process.version}。`,
].join('\n');
