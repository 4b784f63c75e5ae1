import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ImportSchema } from '../../src/adapters/http/customer/imports.schema.js';
import { type Doors, openDoors } from './doors.js';

let doors: Doors;
let sample: string;
beforeEach(async () => {
  doors = await openDoors();
  const whole = await readFile(join(import.meta.dirname, '../../samples/telco-customer-churn.csv'), 'utf8');
  sample = whole.split('\n').slice(0, 4).join('\n');
});
afterEach(() => doors.close());

type Part = { readonly name: string; readonly text: string | Buffer; readonly file?: string };
const EDGE = 'edge-of-a-part';

function form(...parts: readonly Part[]) {
  const pieces = parts.flatMap(({ name, text, file }) => [
    `--${EDGE}\r\ncontent-disposition: form-data; name="${name}"${file ? `; filename="${file}"` : ''}\r\n\r\n`,
    text,
    '\r\n',
  ]);
  const payload = Buffer.concat([...pieces, `--${EDGE}--\r\n`].map((piece) => Buffer.from(piece)));
  return { payload, headers: { 'content-type': `multipart/form-data; boundary=${EDGE}` } };
}

const upload = (...parts: readonly Part[]) => doors.ask('POST', '/api/v1/imports', form(...parts));
const aFile = (text: string | Buffer = sample, file = 'base.csv'): Part => ({ name: 'file', text, file });
const named: Part = { name: 'mappingName', text: 'telco' };
const leftBehind = () => readdir(join(doors.dataDir, 'uploads')).catch(() => []);

describe('an upload', () => {
  it.each([
    ['the file first', () => [aFile(), named]],
    ['the mapping first', () => [named, aFile()]],
  ])('is kept for its owner only, checked, and rung for: %s', async (_case, parts) => {
    const { status, json } = await upload(...parts());
    expect(status).toBe(202);
    expect(ImportSchema.parse(json)).toMatchObject({ fileName: 'base.csv', totalRows: 3, startedBy: 'admin' });
    expect(doors.bell.imports).toEqual([json.id]);
    const [kept = ''] = await leftBehind();
    expect((await stat(join(doors.dataDir, 'uploads', kept))).mode & 0o777).toBe(0o600);
  });

  it('takes a mapping that comes along', async () => {
    const text = await readFile(join(import.meta.dirname, '../../samples/telco.mapping.json'), 'utf8');
    const { status, json } = await upload(aFile(), { name: 'mapping', text });
    expect([status, json.mapping]).toEqual([202, 'uploaded']);
  });

  it('is larger than any other body may be', async () => {
    const row = sample.split('\n')[1] ?? '';
    const rows = Array.from({ length: 12_000 }, (_, index) => row.replace(/^[^,]*/, `id-${index}`));
    const { status, json } = await upload(aFile([sample.split('\n')[0], ...rows].join('\n')), named);
    expect([status, json.totalRows]).toEqual([202, 12_000]);
  });

  it('never shows where it lies, nor takes its owner’s word for a path', async () => {
    const { json, text } = await upload(aFile(sample, '../../etc/base.csv'), named);
    expect(json.fileName).toBe('base.csv');
    expect(text).not.toContain(doors.dataDir);
    expect(await leftBehind()).toHaveLength(1);
  });

  it.each<[string, () => readonly Part[], string]>([
    ['no file', () => [named], 'UPLOAD_FILE_MISSING'],
    ['an empty file', () => [aFile(''), named], 'UPLOAD_FILE_EMPTY'],
    ['a file of another kind', () => [aFile(sample, 'base.xlsx'), named], 'UPLOAD_FILE_KIND'],
    ['no mapping', () => [aFile()], 'MAPPING_MISSING'],
    ['two mappings', () => [aFile(), named, { name: 'mapping', text: '{}' }], 'MAPPING_MISSING'],
    ['an unknown mapping', () => [aFile(), { name: 'mappingName', text: 'nothing' }], 'MAPPING_UNKNOWN'],
    ['a path for a mapping', () => [aFile(), { name: 'mappingName', text: '../samples/telco' }], 'MAPPING_UNKNOWN'],
    ['a mapping that is no JSON', () => [aFile(), { name: 'mapping', text: '{' }], 'MAPPING_NOT_JSON'],
    ['a field nobody knows', () => [aFile(), { name: 'by', text: 'admin' }], 'UPLOAD_FIELD_UNKNOWN'],
  ])('with %s is refused and leaves nothing behind', async (_case, parts, code) => {
    const { status, json } = await upload(...parts());
    expect([status, json.error.problems[0].code]).toEqual([400, code]);
    expect([await leftBehind(), await doors.imports.list(9), doors.bell.imports]).toEqual([[], [], []]);
  });

  it.each<[string, () => Part]>([
    ['a zip called csv', () => aFile(Buffer.from('504b0304140000000800', 'hex'))],
    ['an unclosed quote', () => aFile(`${sample}\n"never closed`)],
    ['a missing column', () => aFile('customerID,gender\n1,Male')],
  ])('of %s is refused with words in both languages and leaves nothing behind', async (_case, file) => {
    const { status, json } = await upload(file(), named);
    expect([status, json.error.code]).toEqual([400, 'FILE_UNREADABLE']);
    expect(json.error.message['zh-CN']).not.toBe(json.error.message.en);
    expect([await leftBehind(), await doors.imports.list(9)]).toEqual([[], []]);
  });

  it('that is not a form is refused', async () => {
    const { status, json } = await doors.ask('POST', '/api/v1/imports', { body: { file: 'x' } });
    expect([status, json.error.problems[0].code]).toEqual([400, 'UPLOAD_NOT_MULTIPART']);
  });

  it('is not a manager’s to make', async () => {
    const { status } = await doors.ask('POST', '/api/v1/imports', { ...form(aFile(), named), as: 'manager' });
    expect([status, await leftBehind()]).toEqual([403, []]);
  });
});

describe('an import', () => {
  const start = async () => (await upload(aFile(), named)).json.id as string;

  it('is read and listed', async () => {
    const id = await start();
    expect(ImportSchema.parse((await doors.ask('GET', `/api/v1/imports/${id}`)).json).id).toBe(id);
    expect((await doors.ask('GET', '/api/v1/imports')).json.items).toHaveLength(1);
    expect((await doors.ask('GET', '/api/v1/imports/imp_nothing')).status).toBe(404);
  });

  it('is rung for again until it is done', async () => {
    const id = await start();
    expect((await doors.ask('POST', `/api/v1/imports/${id}/resume`)).status).toBe(202);
    expect(doors.bell.imports).toEqual([id, id]);
    await doors.imports.advance(id, 0, { state: 'done' });
    expect((await doors.ask('POST', `/api/v1/imports/${id}/resume`)).status).toBe(409);
  });

  it('gives its rejects, on record', async () => {
    const id = await start();
    const url = `/api/v1/imports/${id}/rejects`;
    expect((await doors.ask('GET', url)).status).toBe(404);
    const rejectsFile = join(doors.dataDir, 'rejects', `${id}.csv`);
    await mkdir(join(doors.dataDir, 'rejects'));
    await writeFile(rejectsFile, 'customerID,error_code,error\n');
    await doors.imports.advance(id, 0, { rejectsFile });
    const { status, text } = await doors.ask('GET', url);
    expect([status, text]).toEqual([200, 'customerID,error_code,error\n']);
    expect(doors.actions()).toContain('import.rejects');
    expect((await doors.ask('GET', url, { as: 'manager' })).status).toBe(403);
  });

  it('never gives a file outside the data folder', async () => {
    const id = await start();
    await doors.imports.advance(id, 0, { rejectsFile: '/etc/hostname' });
    expect((await doors.ask('GET', `/api/v1/imports/${id}/rejects`)).status).toBe(500);
  });
});
