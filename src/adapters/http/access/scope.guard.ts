import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { idFault, idForm } from '../../../core/customer/identity.js';
import { CheckScope } from '../../../flows/check-scope.js';
import { AppError } from '../../../flows/errors.js';
import { ACCESS, type Access, type Asked, CUTS } from './access.js';
import { notForAScope } from './name-people.js';

/** What a route that names a customer in its address is called. */
const OF_A_CUSTOMER = /\/customers\/:id(\/|$)/;

/**
 * After the token: who has a scope sees one customer if the scope takes the customer in, and as a stranger does otherwise. A
 * route about customers that neither names one nor cuts its answer is closed, so that a new one cannot leak by being forgotten.
 */
@Injectable()
export class ScopeGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly checkScope: CheckScope,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Asked>();
    const { caller } = request;
    if (caller === undefined || caller.scope === null) return true;
    const route = [context.getHandler(), context.getClass()];
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, route);
    const isOfOne = OF_A_CUSTOMER.test(request.routeOptions.url ?? '');
    if (isOfOne) return this.sees(request, { by: caller.name, scope: caller.scope });
    const asksCustomers = access?.kind === 'needs' && access.permission === 'customers.read';
    if (!asksCustomers || this.reflector.getAllAndOverride<boolean | undefined>(CUTS, route) === true) return true;
    throw notForAScope();
  }

  private async sees(request: Asked, who: { readonly by: string; readonly scope: string }): Promise<boolean> {
    const id = idForm((request.params as { readonly id?: string }).id ?? '');
    // What is no id is told so by the route.
    if (idFault(id) !== null) return true;
    if ((await this.checkScope.run([id], who)).has(id)) return true;
    throw new AppError('NOT_FOUND', 'no such customer');
  }
}
