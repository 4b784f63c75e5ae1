import { Body, Controller, Get, HttpCode, Ip, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { may, PERMISSIONS } from '../../../core/access/permission.js';
import { isWithinScope } from '../../../core/access/scope.js';
import { ChangePassword } from '../../../flows/change-password.js';
import { LogIn } from '../../../flows/log-in.js';
import { ApiRefusals } from '../schema.js';
import { type Caller, Me, Needs, Public } from './access.js';
import {
  LoggedInSchema,
  type LogInBody,
  LogInSchema,
  MeSchema,
  type PasswordChangeBody,
  PasswordChangeSchema,
  TokenSchema,
} from './auth.schema.js';
import { KnownUsers } from './known-users.js';

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly logIn: LogIn,
    private readonly changePassword: ChangePassword,
    private readonly users: KnownUsers,
  ) {}

  @Public()
  @Post('login')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: LoggedInSchema })
  @ApiRefusals(400, 401, 429)
  login(@Body({ schema: LogInSchema }) body: LogInBody, @Ip() address: string) {
    return this.logIn.run({ ...body, address });
  }

  /** Ends all older tokens of the account; the answer carries the new one. */
  @Needs('account.own')
  @ApiBearerAuth()
  @Post('password')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: TokenSchema })
  @ApiRefusals(400, 401, 429)
  async password(
    @Me() me: Caller,
    @Body({ schema: PasswordChangeSchema }) body: PasswordChangeBody,
    @Ip() address: string,
  ) {
    const issued = await this.changePassword.run({ ...body, name: me.name, address });
    this.users.forget(me.name);
    return issued;
  }

  @Needs('account.own')
  @ApiBearerAuth()
  @Get('me')
  @ApiOkResponse({ standardSchema: MeSchema })
  @ApiRefusals(401)
  me(@Me() me: Caller) {
    const { name, role, scope } = me;
    const has = PERMISSIONS.filter((permission) => may(role, permission) && isWithinScope(permission, scope));
    return { name, role, orgNode: scope, permissions: has };
  }
}
