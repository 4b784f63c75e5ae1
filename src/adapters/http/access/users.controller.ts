import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AddUser } from '../../../flows/add-user.js';
import { UserStore } from '../../../flows/ports/user-store.js';
import { ApiRefusals, listOf } from '../schema.js';
import { type Caller, Me, Needs } from './access.js';
import { AccountSchema, CreatedUserSchema, type NewUserBody, NewUserSchema } from './auth.schema.js';

@ApiTags('users')
@ApiBearerAuth()
@Controller('users')
export class UsersController {
  constructor(
    private readonly users: UserStore,
    private readonly addUser: AddUser,
  ) {}

  @Needs('users.write')
  @Get()
  @ApiOkResponse({ standardSchema: listOf(AccountSchema) })
  @ApiRefusals(401, 403)
  async list() {
    const users = await this.users.list();
    const items = users.map(({ name, role, orgNode, passwordChanged }) => {
      return { name, role, ...(orgNode === undefined ? {} : { orgNode }), passwordChanged };
    });
    return { items };
  }

  /** The password is made here and shown in this answer only. */
  @Needs('users.write')
  @Post()
  @ApiCreatedResponse({ standardSchema: CreatedUserSchema })
  @ApiRefusals(400, 401, 403, 409)
  add(@Me() me: Caller, @Body({ schema: NewUserSchema }) body: NewUserBody) {
    return this.addUser.run({ ...body, by: me.name });
  }
}
