import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { ACCESS } from './access.js';

type Controller = abstract new (...given: never[]) => object;

/** Routes that say neither `Public` nor `Needs`, as `Controller.method`. The product does not start with one. */
export function unguardedRoutes(controllers: readonly Controller[]): readonly string[] {
  return controllers.flatMap((controller) =>
    Object.entries(Object.getOwnPropertyDescriptors(controller.prototype))
      .filter(([, { value }]) => typeof value === 'function' && Reflect.hasMetadata(METHOD_METADATA, value))
      .filter(([, { value }]) => !Reflect.hasMetadata(ACCESS, value))
      .map(([method]) => `${controller.name}.${method}`),
  );
}

export function assertEveryRouteGuarded(controllers: readonly Controller[]): void {
  const unguarded = unguardedRoutes(controllers);
  if (unguarded.length > 0) throw new Error(`routes without Public or Needs: ${unguarded.join(', ')}`);
}
