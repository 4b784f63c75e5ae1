// Completes package-lock.json for all platforms. A registry mirror may carry only the packages of its own platform;
// a lock made there lacks the others, and npm then refuses `npm ci`. Run it whenever the lock has changed.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SYSTEMS = new Set([
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
]);
const CPUS = new Set(['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']);

/** What a package's name says about the platform it is for: `@swc/core-linux-arm-gnueabihf` and its like. */
export function platformOf(name) {
  const words = name.slice(name.indexOf('/') + 1).split(/[-.]/);
  const os = words.filter((word) => SYSTEMS.has(word));
  const cpu = words.filter((word) => CPUS.has(word));
  const abi = words.at(-1) ?? '';
  const libc = /^musl/.test(abi) ? ['musl'] : /^(gnu|glibc)/.test(abi) ? ['glibc'] : [];
  return {
    ...(cpu.length > 0 ? { cpu } : {}),
    ...(libc.length > 0 && os.includes('linux') ? { libc } : {}),
    ...(os.length > 0 ? { os } : {}),
  };
}

/** Where Node would look for `name` from the package at `path`, nearest first. */
function placesFor(path, name) {
  const folders = path === '' ? [] : path.split(/(?=\/node_modules\/)/);
  const nested = folders.map((_, index) => `${folders.slice(0, index + 1).join('')}/node_modules/${name}`);
  return [...nested.reverse(), `node_modules/${name}`];
}

/** Each optional dependency without an entry: `{ name, version, dev }`. */
export function missingFrom(packages) {
  const missing = new Map();
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (placesFor(path, name).some((place) => packages[place] !== undefined)) continue;
      const isDev = entry.dev === true && missing.get(name)?.dev !== false;
      missing.set(name, { name, version, dev: isDev });
    }
  }
  return [...missing.values()];
}

export function complete(lock) {
  const added = {};
  for (const { name, version, dev } of missingFrom(lock.packages)) {
    if (!/^\d+\.\d+\.\d+/.test(version)) throw new Error(`${name}: ${version} is a range, not a version`);
    added[`node_modules/${name}`] = { version, ...(dev ? { dev } : {}), ...platformOf(name), optional: true };
  }
  const entries = Object.entries({ ...lock.packages, ...added }).map(([path, { resolved, ...entry }]) => [path, entry]);
  entries.sort(([a], [b]) => a.localeCompare(b, 'en'));
  return { lock: { ...lock, packages: Object.fromEntries(entries) }, added: Object.keys(added).length };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = join(dirname(dirname(fileURLToPath(import.meta.url))), 'package-lock.json');
  const { lock, added } = complete(JSON.parse(readFileSync(file, 'utf8')));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`${added} entries added to the lock / 已向锁文件补充 ${added} 项`);
}
