import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CONTROLLERS, HTTP_PROVIDERS } from './adapters/http/controllers.js';
import { configureHttp, fastifyAdapter } from './adapters/http/http-app.js';

import { HttpSettings } from './adapters/http/settings.js';
import { NestLog, processLog } from './adapters/system/log.js';
import { ThreadCounting } from './adapters/threads/thread-counting.js';
import { appModule } from './app.module.js';
import { openResources, type Resources } from './app.resources.js';
import { readConfig } from './config.js';
import { ActivateModels } from './flows/activate-models.js';
import { Channels } from './flows/ports/channel.js';
import { Clock } from './flows/ports/clock.js';
import { Counting } from './flows/ports/counting.js';
import { LivePortfolio } from './flows/ports/live-portfolio.js';
import { TrainedStore } from './flows/ports/trained-store.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

function settingsOf({ config, mongo, wakeUps, clock }: Resources): HttpSettings {
  return {
    dataDir: config.dataDir,
    callListDir: join(config.dataDir, 'call-lists'),
    mappingDirs: [join(config.rulesDir, 'mappings'), here('../samples')],
    webDir: here('./web'),
    watchEveryMs: 1_000,
    packSchema: JSON.parse(readFileSync(join(config.rulesDir, 'pack.schema.json'), 'utf8')),
    clockSetting: clock.describe().setting,
    probes: {
      mongodb: () => mongo.ping(),
      redis: async () => void (await wakeUps.connection.ping()),
    },
  };
}

const config = readConfig(process.env);
const log = processLog('api', config.logLevel);
const resources = await openResources(config);
const counting = new ThreadCounting({
  script: new URL('./counts.js', import.meta.url),
  data: config,
  tell: (err, what) => log.error({ err }, what),
});
const app = await NestFactory.create<NestFastifyApplication>(
  appModule(resources, {
    controllers: CONTROLLERS,
    providers: [
      ...HTTP_PROVIDERS,
      { provide: HttpSettings, useValue: settingsOf(resources) },
      { provide: Counting, useValue: counting },
      // After the last request has been answered: requests still need what is closed here.
      {
        provide: 'resources',
        inject: [Channels],
        useFactory: (channels: Channels) => ({
          onApplicationShutdown: async () => {
            await counting.close();
            await channels.close();
            await resources.close();
          },
        }),
      },
    ],
  }),
  fastifyAdapter(log),
  { logger: new NestLog(log), abortOnError: false },
);
/** Versions that are put in force meanwhile are taken up without a restart. */
const TAKE_UP_MS = 30_000;
async function takeUp(): Promise<void> {
  const { business } = resources.rules;
  business.take(await app.get(TrainedStore).read());
}
await takeUp();
await app.get(ActivateModels).run();
setInterval(
  () => void takeUp().catch((err) => log.warn({ err }, 'trained versions could not be read')),
  TAKE_UP_MS,
).unref();
await configureHttp(app);
app.enableShutdownHooks([], { useProcessExit: true });
const portfolio = app.get(LivePortfolio);
portfolio.onLeftOut((out) => {
  for (const { campaignId, problems } of out) {
    log.warn({ campaignId, problems }, 'a campaign cannot be decided by and is left out');
  }
});
// Rules are compiled before anybody waits for an answer. What cannot be read now is read when somebody asks.
await portfolio.at(app.get(Clock).now()).catch((err) => log.warn({ err }, 'campaigns could not be read'));
await app.listen(config.http.port, config.http.host);
process.send?.({ type: 'ready', url: await app.getUrl() });
log.info('api is up');
