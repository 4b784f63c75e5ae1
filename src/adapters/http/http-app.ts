import { randomUUID } from 'node:crypto';
import multipart from '@fastify/multipart';
import { RequestMethod } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { LogController } from 'fastify';
import type { Logger } from 'pino';
import type { Asked } from './access/access.js';
import { assertEveryRouteGuarded } from './access/every-route.js';
import { ScopeGuard } from './access/scope.guard.js';
import { TokenGuard } from './access/token.guard.js';
import { AppErrorFilter } from './app-error.filter.js';
import { CONTROLLERS } from './controllers.js';
import { hearOut } from './errors/hear-out.js';
import { SchemaPipe } from './errors/schema.pipe.js';
import { registerHeaders } from './headers.js';
import { serveOpenApi } from './open-api.js';
import { HttpSettings } from './settings.js';
import { serveWeb } from './web-pages.js';

const MIB = 1024 ** 2;
/** A rule pack is the largest body there is; files come as multipart and are streamed. */
const BODY_BYTES = MIB;
const FILE_BYTES = 20 * 1024 * MIB;
const MAPPING_BYTES = MIB;

/** The address that asks is the socket's: no proxy's header is believed. */
export function fastifyAdapter(log: Logger): FastifyAdapter {
  return new FastifyAdapter({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_BYTES,
    trustProxy: false,
    genReqId: () => `req_${randomUUID()}`,
    requestIdHeader: false,
    routerOptions: { maxParamLength: 500 },
  });
}

/** A line a request: route, never the address asked for, which may name a person. */
function logRequests(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', async (request: Asked, reply) => {
      request.log.info(
        {
          method: request.method,
          route: request.routeOptions.url ?? 'none',
          status: reply.statusCode,
          ms: Math.round(reply.elapsedTime),
          user: request.caller?.name,
        },
        'request',
      );
    });
}

/** Everything between the socket and the controllers; the root creates the application and listens. */
export async function configureHttp(app: NestFastifyApplication): Promise<void> {
  assertEveryRouteGuarded(CONTROLLERS);
  const settings = app.get(HttpSettings);
  await registerHeaders(app);
  logRequests(app);
  app.getHttpAdapter().getInstance().addHook('onSend', hearOut);
  await app.register(multipart, {
    limits: { fileSize: FILE_BYTES, files: 1, fields: 2, fieldSize: MAPPING_BYTES, parts: 3, headerPairs: 50 },
    throwFileSizeLimit: true,
  });
  app.setGlobalPrefix('api/v1', {
    exclude: [
      { path: 'health/live', method: RequestMethod.GET },
      { path: 'health/ready', method: RequestMethod.GET },
    ],
  });
  app.useGlobalPipes(new SchemaPipe());
  app.useGlobalFilters(new AppErrorFilter());
  app.useGlobalGuards(app.get(TokenGuard), app.get(ScopeGuard));
  serveOpenApi(app);
  await serveWeb(app, settings.webDir);
}
