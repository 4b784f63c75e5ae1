import 'reflect-metadata';
import type { Provider } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { appModule } from './app.module.js';
import { openResources, type Resources } from './app.resources.js';
import type { Config } from './config.js';
import { Channels } from './flows/ports/channel.js';
import { TrainedStore } from './flows/ports/trained-store.js';

/** The product without its HTTP door: what the worker, the command line and the first start work with. */
export type App = Resources & { get<T>(token: abstract new (...args: never[]) => T): T };

/** `beside`: what stands in the place of a port in this process alone. */
export async function openApp(config: Config, beside: (resources: Resources) => Provider[] = () => []): Promise<App> {
  const resources = await openResources(config);
  try {
    const context = await NestFactory.createApplicationContext(
      appModule(resources, { controllers: [], providers: beside(resources) }),
      {
        logger: false,
        abortOnError: false,
      },
    );
    resources.rules.business.take(await context.get(TrainedStore).read());
    return {
      ...resources,
      get: (token) => context.get(token),
      close: async () => {
        await context.get(Channels).close();
        await context.close();
        await resources.close();
      },
    };
  } catch (error) {
    await resources.close();
    throw error;
  }
}
