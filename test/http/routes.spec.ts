import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get } from '@nestjs/common';
import { unguardedRoutes } from '../../src/adapters/http/access/every-route.js';
import { CONTROLLERS } from '../../src/adapters/http/controllers.js';
import { type Doors, openDoors } from './doors.js';

let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => doors.close());

describe('every route', () => {
  it('is public or needs a permission', () => {
    expect(unguardedRoutes(CONTROLLERS)).toEqual([]);
  });

  it('would be found out if it were neither', () => {
    class Open {
      read() {
        return 'anything';
      }
    }
    Get()(Open.prototype, 'read', Object.getOwnPropertyDescriptor(Open.prototype, 'read') ?? {});
    Controller('open')(Open);
    expect(unguardedRoutes([Open])).toEqual(['Open.read']);
  });
});

const PUBLIC = ['/api/v1/auth/login', '/api/v1/clock', '/api/v1/schemas/rule-pack', '/health/live', '/health/ready'];

describe('the OpenAPI document', () => {
  // biome-ignore lint/suspicious/noExplicitAny: the document is compared, not computed with
  const paths = async (): Promise<Record<string, Record<string, any>>> =>
    (await doors.ask('GET', '/openapi.json', { as: null })).json.paths;

  it('names every route of every controller', async () => {
    const named = Object.values(await paths())
      .flatMap((methods) => Object.values(methods))
      .map((one) => one.operationId);
    const routes = CONTROLLERS.flatMap((controller) =>
      Object.entries(Object.getOwnPropertyDescriptors(controller.prototype))
        .filter(([, { value }]) => typeof value === 'function' && Reflect.hasMetadata('method', value))
        .map(([method]) => `${controller.name.replace(/Controller$/, '')}_${method}`),
    );
    expect(named.sort()).toEqual(routes.sort());
  });

  it('says of every route but the public ones that it needs a log-in', async () => {
    const open = Object.entries(await paths())
      .filter(([, methods]) => Object.values(methods).some(({ security }) => security === undefined))
      .map(([path]) => path);
    expect(open.sort()).toEqual([...PUBLIC].sort());
  });

  it('refers to nothing that is not in it', async () => {
    const { components, paths: all } = (await doors.ask('GET', '/openapi.json', { as: null })).json;
    const text = JSON.stringify({ components, all });
    const named = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name ?? '');
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter((name) => !Object.hasOwn(components.schemas, name))).toEqual([]);
  });

  it('says what each route answers', async () => {
    const silent = Object.entries(await paths()).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, { responses }]) => !Object.keys(responses).some((status) => /^2/.test(status)))
        .map(([method]) => `${method} ${path}`),
    );
    expect(silent).toEqual([]);
  });

  it('asks nobody who is logged out for a protected address', async () => {
    for (const [path, methods] of Object.entries(await paths())) {
      if (PUBLIC.includes(path)) continue;
      for (const method of Object.keys(methods)) {
        const url = path.replace(/\{\w+\}/g, 'x');
        const { status } = await doors.ask(method.toUpperCase() as 'GET' | 'POST', url, { as: null });
        expect(`${method} ${path} ${status}`).toBe(`${method} ${path} 401`);
      }
    }
  });
});
