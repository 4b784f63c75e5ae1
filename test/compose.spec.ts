import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { WORKER_ALLOCATION } from '../src/adapters/servers/product/services.js';
import { ConfigSchema } from '../src/config.js';

type Service = {
  readonly command?: readonly string[];
  readonly container_name?: string;
  readonly ports?: readonly string[];
  readonly healthcheck?: unknown;
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, unknown>>;
};
type Compose = { readonly services: Readonly<Record<string, Service>> };

const root = join(import.meta.dirname, '..');
const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8');
const compose: Compose = parse(text, { merge: true });
const services = Object.entries(compose.services);

// The published compose schema, as a linter of compose files ships it: no copy to grow old here.
const linter = dirname(createRequire(import.meta.url).resolve('dclint/package.json'));
const schema = JSON.parse(readFileSync(join(linter, 'schemas', 'compose.schema.json'), 'utf8'));

function complaints(document: unknown): readonly string[] {
  // The schema calls its draft by an https address that ajv knows by http.
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false, validateFormats: false });
  const validate = ajv.compile({ ...schema, $schema: 'http://json-schema.org/draft-07/schema#' });
  validate(document);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe('docker-compose.yml', () => {
  it('fits the compose schema', () => expect(complaints(compose)).toEqual([]));

  it('would be refused with a misspelt key', () => {
    expect(complaints({ services: { api: { imagee: 'x' } } })).not.toEqual([]);
  });

  it('lets any number of workers run side by side', () => {
    expect(compose.services.worker).not.toHaveProperty('container_name');
    expect(compose.services.worker).not.toHaveProperty('ports');
  });

  it.each(['mongo', 'redis', 'api', 'worker'])('checks the health of %s', (name) => {
    expect(compose.services[name]).toHaveProperty('healthcheck');
  });

  it('opens nothing but the API, and that on this machine only', () => {
    expect(services.flatMap(([, { ports = [] }]) => ports)).toEqual([expect.stringMatching(/^127\.0\.0\.1:/)]);
  });

  it('waits only for services that exist', () => {
    const awaited = services.flatMap(([, { depends_on = {} }]) => Object.keys(depends_on));
    expect(awaited.filter((name) => compose.services[name] === undefined)).toEqual([]);
  });

  it('sets only settings that exist, and no secret', () => {
    const names = services.flatMap(([, { environment = {} }]) => Object.keys(environment));
    const known = { ...ConfigSchema.shape, ...WORKER_ALLOCATION };
    expect(names.filter((name) => !(name in known))).toEqual([]);
    expect(compose.services.worker?.environment).toMatchObject(WORKER_ALLOCATION);
    expect(text).not.toMatch(/password|secret|_KEY/i);
  });

  it('gives Redis the options that the queues need', () => {
    expect(compose.services.redis?.command?.join(' ')).toMatch(/--appendonly yes .*--maxmemory-policy noeviction/);
  });
});

describe('Dockerfile', () => {
  const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8');

  it('builds in one stage, runs in another, and not as root', () => {
    expect(dockerfile.match(/^FROM node:24-/gm)).toHaveLength(2);
    expect(dockerfile).toMatch(/^USER node$/m);
  });
});
