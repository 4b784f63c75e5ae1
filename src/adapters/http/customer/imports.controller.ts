import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { Controller, Get, HttpCode, Param, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../../flows/errors.js';
import { ImportStore } from '../../../flows/ports/import-store.js';
import { WakeUps } from '../../../flows/ports/wake-ups.js';
import { RegisterImport } from '../../../flows/register-import.js';
import { type Caller, Me, Needs } from '../access/access.js';
import { LookUpTrail } from '../look-up-trail.js';
import { ApiRefusals, listOf } from '../schema.js';
import { HttpSettings } from '../settings.js';
import { importAnswer } from './import-answer.js';
import {
  ImportIdSchema,
  ImportSchema,
  type ImportsQuery,
  ImportsQuerySchema,
  MappingsSchema,
  UPLOAD_BODY,
} from './imports.schema.js';
import { receiveUpload } from './upload.js';
import { mappingOf, mappingsIn } from './upload-mapping.js';

@ApiTags('imports')
@ApiBearerAuth()
@Controller('imports')
export class ImportsController {
  constructor(
    private readonly imports: ImportStore,
    private readonly registerImport: RegisterImport,
    private readonly wakeUps: WakeUps,
    private readonly settings: HttpSettings,
    private readonly trail: LookUpTrail,
  ) {}

  /** Takes the file and answers; the worker imports it. */
  @Needs('imports.write')
  @Post()
  @HttpCode(202)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: UPLOAD_BODY })
  @ApiAcceptedResponse({ standardSchema: ImportSchema })
  @ApiRefusals(400, 401, 403, 413)
  async add(@Me() me: Caller, @Req() request: FastifyRequest) {
    const { file, fileName, fields } = await receiveUpload(request, join(this.settings.dataDir, 'uploads'));
    try {
      const { name, json } = await mappingOf(fields, this.settings.mappingDirs);
      const asked = { file, fileName, mappingName: name, mappingJson: json, by: me.name, unattended: true };
      const record = await this.registerImport.run(asked);
      await this.wakeUps.importFile(record.id);
      return importAnswer(record);
    } catch (error) {
      if (error instanceof AppError) await rm(file, { force: true });
      throw error;
    }
  }

  @Needs('imports.read')
  @Get()
  @ApiOkResponse({ standardSchema: listOf(ImportSchema) })
  @ApiRefusals(400, 401)
  async list(@Query({ schema: ImportsQuerySchema }) { limit }: ImportsQuery) {
    const records = await this.imports.list(limit);
    return { items: records.map(importAnswer) };
  }

  /** Mappings an upload may name: which column of a file becomes which field. */
  @Needs('imports.read')
  @Get('mappings')
  @ApiOkResponse({ standardSchema: MappingsSchema })
  @ApiRefusals(401)
  async mappings() {
    const found = await mappingsIn(this.settings.mappingDirs);
    return { items: found.map(({ name, json }) => ({ name, mapping: json })) };
  }

  @Needs('imports.read')
  @Get(':id')
  @ApiOkResponse({ standardSchema: ImportSchema })
  @ApiRefusals(400, 401, 404)
  async read(@Param('id', { schema: ImportIdSchema }) id: string) {
    return importAnswer(await this.found(id));
  }

  /** The rows that were not taken, with `error_code` and `error`: mend them and import the file again. */
  @Needs('imports.write')
  @Get(':id/rejects')
  @ApiOkResponse({ description: 'the form of the imported file', schema: { type: 'string' } })
  @ApiRefusals(400, 401, 403, 404)
  async rejects(@Me() me: Caller, @Param('id', { schema: ImportIdSchema }) id: string) {
    const { rejectsFile } = await this.found(id);
    if (rejectsFile === null) throw new AppError('NOT_FOUND', 'nothing was rejected');
    const file = resolve(rejectsFile);
    if (!file.startsWith(resolve(this.settings.dataDir) + sep))
      throw new Error('a rejects file outside the data folder');
    const found = await stat(file).catch(() => null);
    if (!found) throw new AppError('NOT_FOUND', 'the rejects file has gone');
    await this.trail.record(me.name, 'import.rejects', id);
    return new StreamableFile(createReadStream(file), {
      type: extname(file) === '.ndjson' ? 'application/x-ndjson' : 'text/csv; charset=utf-8',
      disposition: `attachment; filename="rejects-${id}${extname(file)}"`,
      length: found.size,
    });
  }

  /** Rings for an import that stopped on the way; one that is done stays done. */
  @Needs('imports.write')
  @Post(':id/resume')
  @HttpCode(202)
  @ApiAcceptedResponse({ standardSchema: ImportSchema })
  @ApiRefusals(400, 401, 403, 404, 409)
  async resume(@Param('id', { schema: ImportIdSchema }) id: string) {
    const record = await this.found(id);
    if (record.state === 'done') throw new AppError('WRONG_STATE', 'the import is done');
    await this.wakeUps.importFile(id);
    return importAnswer(record);
  }

  private async found(id: string) {
    const record = await this.imports.find(id);
    if (!record) throw new AppError('NOT_FOUND', 'no such import');
    return record;
  }
}
