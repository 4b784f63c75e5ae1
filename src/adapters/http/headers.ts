import helmet from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/**
 * Scripts come from here only. Styles may also stand in the page: the console's components and its charts, and Swagger's page,
 * write theirs as they draw. A style can fetch nothing from elsewhere here: images and connections are ours, fonts are none.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');
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
      reply.header('content-security-policy', POLICY);
      if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
    });
}
