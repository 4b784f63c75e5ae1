import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { AppError } from '../../flows/errors.js';
import { type ResponseRules, ResponseShape } from './response-shape.js';
import {
  type Behaviour,
  BehaviourShape,
  OrganisationShape,
  type TableCounts,
  TableShape,
  type World,
  WorldShape,
} from './sample-shapes.js';

/** Everything the synthetic operator is made of, as `samples/synthetic` gives it. */
export type SampleData = {
  readonly table: TableCounts;
  readonly world: World;
  readonly behaviour: Behaviour;
  readonly organisation: z.infer<typeof OrganisationShape>;
  readonly response: ResponseRules;
};

async function jsonOf(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new AppError('FILE_UNREADABLE', `${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function read<T>(folder: string, name: string, shape: z.ZodType<T>): Promise<T> {
  const file = join(folder, name);
  const parsed = shape.safeParse(await jsonOf(file));
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) => `${file}: $.${path.join('.')}: ${message}`);
  throw new AppError('FILE_UNREADABLE', lines.join('\n'));
}

/** Reads and checks the folder, or throws `FILE_UNREADABLE` with every place that is wrong in the first bad file. */
export async function readSampleData(folder: string): Promise<SampleData> {
  return {
    table: await read(folder, 'table.json', TableShape),
    world: await read(folder, 'world.json', WorldShape),
    behaviour: await read(folder, 'behaviour.json', BehaviourShape),
    organisation: await read(folder, 'organisation.json', OrganisationShape),
    response: await read(folder, 'responses.json', ResponseShape),
  };
}
