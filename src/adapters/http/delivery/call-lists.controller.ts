import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { AppError } from '../../../flows/errors.js';
import { type Caller, Me, Needs } from '../access/access.js';
import { LookUpTrail } from '../look-up-trail.js';
import { ApiRefusals, InstantSchema, listOf } from '../schema.js';
import { HttpSettings } from '../settings.js';

/** One plain name: no folder, no dot in front, nothing a path is made of. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9_|-]*(?:\.[A-Za-z0-9_|-]+)*\.csv$/;
const CallListNameSchema = z.string().max(200).regex(NAME);

const CallListSchema = z
  .strictObject({ name: z.string(), bytes: z.number().int(), changedAt: InstantSchema })
  .meta({ id: 'CallList' });

/** Before the first list there is no folder, and a list may go while it is asked for; anything else is a fault. */
const ifMissing =
  <T>(instead: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === 'ENOENT') return instead;
    throw error;
  };

async function sizeOf(file: string) {
  const found = await stat(file).catch(ifMissing(null));
  return found?.isFile() ? found : null;
}

@ApiTags('call-lists')
@ApiBearerAuth()
@Controller('call-lists')
export class CallListsController {
  constructor(
    private readonly settings: HttpSettings,
    private readonly trail: LookUpTrail,
  ) {}

  @Needs('exports.read')
  @Get()
  @ApiOkResponse({ standardSchema: listOf(CallListSchema) })
  @ApiRefusals(401, 403)
  async list() {
    const names = await readdir(this.settings.callListDir).catch(ifMissing<string[]>([]));
    const items = await Promise.all(
      names
        .filter((name) => NAME.test(name))
        .sort()
        .map(async (name) => {
          const found = await sizeOf(join(this.settings.callListDir, name));
          return found ? [{ name, bytes: found.size, changedAt: found.mtime }] : [];
        }),
    );
    return { items: items.flat() };
  }

  @Needs('exports.read')
  @Get(':name')
  @ApiProduces('text/csv')
  @ApiOkResponse({ description: 'CSV, UTF-8', schema: { type: 'string' } })
  @ApiRefusals(400, 401, 403, 404)
  async download(@Me() me: Caller, @Param('name', { schema: CallListNameSchema }) name: string) {
    const file = join(this.settings.callListDir, name);
    const found = await sizeOf(file);
    if (!found) throw new AppError('NOT_FOUND', 'no such call list');
    await this.trail.record(me.name, 'call-list.download', name);
    return new StreamableFile(createReadStream(file), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="${name.replaceAll('|', '-')}"`,
      length: found.size,
    });
  }
}
