import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../test/fakes/fake-clock.js';
import type { OutgoingMessage } from '../../flows/ports/channel.js';
import { CallListChannel } from './call-list.channel.js';
import { CallListFiles } from './call-list-files.js';

const anOutgoingMessage = (change: Partial<OutgoingMessage>): OutgoingMessage => ({
  ...{ key: 'out_1', customerId: 'c-1', offerId: 'o-1', runId: 'r-1', locale: 'en', subject: null },
  ...{ to: '+12025550100', body: 'Hello' },
  ...change,
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidemark-lists-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function listed(): Promise<string> {
  const [name = ''] = await readdir(folder);
  return await readFile(join(folder, name), 'utf8');
}

describe('a person in a call list', () => {
  it('is blotted out, and everybody else stands where they stood', async () => {
    const channel = new CallListChannel(folder, new FakeClock());
    const script = 'Say "hello",\r\nthen c-2 and\nwait: 您好';
    for (const [key, customerId] of Object.entries({ out_a: 'c-1', out_b: 'c-2', out_c: 'c-12', out_d: 'c-2' })) {
      await channel.send(anOutgoingMessage({ key, customerId, body: script }));
    }
    const before = await listed();
    const files = new CallListFiles(folder);
    await expect(files.forget(['c-2', 'nobody'])).resolves.toBe(2);
    const after = await listed();
    expect(Buffer.byteLength(after)).toBe(Buffer.byteLength(before));
    expect(after).not.toMatch(/out_b|out_d|(^|,)c-2,/m);
    expect(after.match(/^forgotten *,,,,,,\r$/gm)).toHaveLength(2);
    for (const kept of ['out_a,c-1,', 'out_c,c-12,']) expect(after).toContain(kept);
    await expect(files.forget(['c-2'])).resolves.toBe(0);
    await channel.send(anOutgoingMessage({ key: 'out_e', customerId: 'c-3' }));
    expect(await listed()).toContain('out_e,c-3,');
  });

  it.each([
    ['=2+3', 'a cell that would be calculated'],
    ['"odd,one"', 'a cell that is quoted'],
  ])('%s: %s', async (customerId) => {
    const channel = new CallListChannel(folder, new FakeClock());
    await channel.send(anOutgoingMessage({ customerId }));
    await expect(new CallListFiles(folder).forget([customerId])).resolves.toBe(1);
  });

  it('says so where the folder cannot be read', async () => {
    const file = join(folder, 'lists');
    await writeFile(file, '');
    await expect(new CallListFiles(file).forget(['c-1'])).rejects.toMatchObject({ code: 'ENOTDIR' });
  });

  it('needs no folder, and lets other files be', async () => {
    await expect(new CallListFiles(join(folder, 'none')).forget(['c-1'])).resolves.toBe(0);
    await writeFile(join(folder, 'notes.txt'), 'out_a,c-1,x,,,,\r\n');
    await expect(new CallListFiles(folder).forget(['c-1'])).resolves.toBe(0);
  });
});
