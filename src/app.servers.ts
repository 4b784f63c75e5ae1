import { join } from 'node:path';
import { findRunningServers } from './adapters/servers/endpoints.js';
import { Helpers } from './adapters/servers/product/helpers.js';
import { startServers } from './adapters/servers/servers.js';
import type { Config } from './config.js';

type Servers = Config['servers'];

/**
 * Work on the servers that `npm start` runs; or on those the settings name; or on servers started for this work and
 * stopped after it, with a worker and the local mail and SMS servers where the work needs them.
 */
export async function onServers<T>(
  config: Config,
  needs: { readonly workers: boolean },
  say: (line: string) => void,
  work: (servers: Servers) => Promise<T>,
): Promise<T> {
  const running = findRunningServers(config.dataDir);
  if (running) return work({ mongodbUri: running.mongodbUri, redisUrl: running.redisUrl });
  const { mongodbUri, redisUrl } = config.servers;
  if (mongodbUri && redisUrl) return work(config.servers);
  const servers = await startServers({ ...config.servers, dataDir: config.dataDir, cacheDir: config.cacheDir, say });
  try {
    if (!needs.workers) return await work(servers);
    const helpers = await Helpers.start({
      dataDir: config.dataDir,
      node: process.execPath,
      scripts: { sinks: join(import.meta.dirname, 'sinks.js'), worker: join(import.meta.dirname, 'worker.js') },
      env: {
        ...process.env,
        MONGODB_URI: servers.mongodbUri,
        REDIS_URL: servers.redisUrl,
        TIDEMARK_DATA: config.dataDir,
      },
      say,
    });
    try {
      return await work(servers);
    } finally {
      await helpers.stop();
    }
  } finally {
    await servers.stop();
  }
}
