import helmet from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const PAGE = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');
/** Swagger's page carries a style sheet in itself and sets styles as it draws; scripts still come from here only. */
const DOCS = PAGE.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

/** No CORS, no framing, nothing from elsewhere. Plain http is allowed: no HSTS and no upgrade, intranets have none. */
export async function registerHeaders(app: NestFastifyApplication): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: false,
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async (request, reply) => {
      reply.header('x-request-id', request.id);
      reply.header('content-security-policy', request.url.startsWith('/docs') ? DOCS : PAGE);
      if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
    });
}
