import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '../access/access.js';
import { HttpSettings } from '../settings.js';

@ApiTags('rules')
@Controller('schemas')
export class SchemasController {
  constructor(private readonly settings: HttpSettings) {}

  /** The JSON Schema of a rule pack, for editors and other systems. */
  @Public()
  @Get('rule-pack')
  @ApiOkResponse({ description: 'a JSON Schema', schema: { type: 'object', additionalProperties: true } })
  rulePack() {
    return this.settings.packSchema;
  }
}
