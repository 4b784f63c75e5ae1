import { setTimeout as after } from 'node:timers/promises';
import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { LivePortfolio } from '../../../flows/ports/live-portfolio.js';
import { Public } from '../access/access.js';
import { HttpSettings } from '../settings.js';

const WAIT_MS = 2_000;

const LiveSchema = z.strictObject({ status: z.literal('up') });
const ReadySchema = z.strictObject({
  status: z.enum(['up', 'down']),
  servers: z.record(z.string(), z.enum(['up', 'down'])),
  campaignsLeftOut: z.number().int().optional().describe('active ones that cannot be decided by; absent: none'),
});

/** A server that does not answer in time is as good as gone. */
async function stateOf(probe: () => Promise<void>): Promise<'up' | 'down'> {
  const waiting = new AbortController();
  try {
    const late = after(WAIT_MS, 'down' as const, { signal: waiting.signal, ref: false });
    return await Promise.race([probe().then(() => 'up' as const), late]);
  } catch {
    return 'down';
  } finally {
    waiting.abort();
  }
}

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(
    private readonly settings: HttpSettings,
    private readonly portfolio: LivePortfolio,
  ) {}

  /** The process serves requests. Says nothing of the servers behind it: restarting this process would not mend them. */
  @Public()
  @Get('live')
  @ApiOkResponse({ standardSchema: LiveSchema })
  live() {
    return { status: 'up' };
  }

  /** MongoDB and Redis answer; and how many campaigns had to be left out, which is no reason to restart. */
  @Public()
  @Get('ready')
  @ApiOkResponse({ standardSchema: ReadySchema })
  @ApiResponse({ status: 503, standardSchema: ReadySchema })
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const states = await Promise.all(
      Object.entries(this.settings.probes).map(async ([name, probe]) => [name, await stateOf(probe)] as const),
    );
    const status = states.every(([, state]) => state === 'up') ? 'up' : 'down';
    if (status === 'down') reply.status(503);
    const { length } = this.portfolio.leftOut;
    return { status, servers: Object.fromEntries(states), ...(length > 0 ? { campaignsLeftOut: length } : {}) };
  }
}
