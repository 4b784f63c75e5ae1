import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Doors, openDoors } from '../http/doors.js';
import { runQuietly } from '../run-quietly.js';

const ROOT = join(import.meta.dirname, '../..');
let doors: Doors;
beforeAll(async () => {
  doors = await openDoors();
});
afterAll(() => doors.close());

it("the console's types are those of the OpenAPI document (else: node scripts/api-types.mjs < openapi.json > web/src/api/schema.ts)", async () => {
  const { text } = await doors.ask('GET', '/openapi.json', { as: null });
  const types = await runQuietly(process.execPath, [join(ROOT, 'scripts/api-types.mjs')], ROOT, text);
  const kept = readFileSync(join(ROOT, 'web/src/api/schema.ts'), 'utf8');
  // Line by line, so that a difference is told and not seven thousand lines.
  const [now, then] = [new Set(types.split('\n')), new Set(kept.split('\n'))];
  expect([...now].filter((line) => !then.has(line))).toEqual([]);
  expect([...then].filter((line) => !now.has(line))).toEqual([]);
  expect(types === kept).toBe(true);
}, 60_000);
