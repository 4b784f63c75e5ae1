import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CreateKey } from '../../../flows/create-key.js';
import { ApiKeyStore } from '../../../flows/ports/api-key-store.js';
import { RevokeKey } from '../../../flows/revoke-key.js';
import { ApiRefusals, listOf } from '../schema.js';
import { type Caller, Me, Needs } from './access.js';
import { ApiKeySchema, CreatedKeySchema, KeyIdSchema, type NewKeyBody, NewKeySchema } from './keys.schema.js';
import { KnownKeys } from './known-keys.js';

/** Keys of other systems: `Authorization: Bearer tmk_…`. */
@ApiTags('keys')
@ApiBearerAuth()
@Controller('keys')
export class KeysController {
  constructor(
    private readonly keys: ApiKeyStore,
    private readonly createKey: CreateKey,
    private readonly revokeKey: RevokeKey,
    private readonly known: KnownKeys,
  ) {}

  /** Newest first; revoked ones stay on the list. */
  @Needs('keys.write')
  @Get()
  @ApiOkResponse({ standardSchema: listOf(ApiKeySchema) })
  @ApiRefusals(401, 403)
  async list() {
    return { items: await this.keys.list() };
  }

  /** The key is made here and shown in this answer only. */
  @Needs('keys.write')
  @Post()
  @ApiCreatedResponse({ standardSchema: CreatedKeySchema })
  @ApiRefusals(400, 401, 403, 409)
  create(@Me() me: Caller, @Body({ schema: NewKeySchema }) body: NewKeyBody) {
    return this.createKey.run({ ...body, by: me.name });
  }

  /** For good: here at once, in other processes within seconds. */
  @Needs('keys.write')
  @Delete(':id')
  @ApiOkResponse({ standardSchema: ApiKeySchema })
  @ApiRefusals(400, 401, 403, 404)
  async revoke(@Me() me: Caller, @Param('id', { schema: KeyIdSchema }) id: string) {
    const revoked = await this.revokeKey.run({ id, by: me.name });
    this.known.forget(id);
    return revoked;
  }
}
