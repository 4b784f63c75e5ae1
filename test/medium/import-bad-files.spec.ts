import { deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { problemWords } from '../../src/core/words/say.js';
import { AppError } from '../../src/flows/errors.js';
import { SMALL, SMALL_HEADER } from './import-mappings.js';
import { importScene } from './import-scene.js';

const scene = importScene();
const good = 'a-1,in,10.00,Ann,ann@example.invalid';
const text = (...lines: readonly string[]) => `${[SMALL_HEADER, ...lines].join('\n')}\n`;
const zip = Buffer.concat([Buffer.from('PK\u0003\u0004'), deflateRawSync(Buffer.from(text(good)))]);
/** 客户 in GB18030. */
const KEHU = [0xbf, 0xcd, 0xbb, 0xa7];

async function problemsOf(content: string | Buffer, mapping: unknown = SMALL) {
  const refusal = await scene.register(scene.write(content), mapping).catch((error: unknown) => error);
  if (!(refusal instanceof AppError)) throw refusal;
  for (const problem of refusal.problems) {
    expect(Object.values(problemWords(problem)).join(' ')).not.toMatch(/\{\w+\}/);
  }
  return { code: refusal.code, problems: refusal.problems };
}

beforeEach(() => scene.empty());

describe('a file that cannot be imported is refused, and nothing is stored', () => {
  afterEach(async () => {
    await expect(scene.rows().countDocuments()).resolves.toBe(0);
    await expect(scene.imports().list(10)).resolves.toEqual([]);
  });

  const many = Array.from({ length: 50_000 }, (_, index) => `b-${index},in,1,"N, ${index}",x`);
  it.each([
    ['an empty file', '', 'FILE_EMPTY', {}],
    ['a header alone', `${SMALL_HEADER}\n\n`, 'FILE_HAS_NO_ROWS', {}],
    ['a zip renamed to csv', zip, 'FILE_IS_ZIP', {}],
    ['an old Excel file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'FILE_IS_BINARY', {}],
    ['UTF-16', Buffer.from(`\ufeff${text(good)}`, 'utf16le'), 'FILE_IS_UTF16', {}],
    ['zero bytes', text('a\u0000b'), 'FILE_IS_BINARY', { byte: SMALL_HEADER.length + 2 }],
    [
      'neither UTF-8 nor GB18030',
      Buffer.concat([Buffer.from(text('ab')), Buffer.from([0xff, 0x0a])]),
      'ENCODING_UNKNOWN',
      { byte: SMALL_HEADER.length + 4, gbByte: SMALL_HEADER.length + 4 },
    ],
    [
      'a letter cut off at the end',
      Buffer.concat([Buffer.from(text('ab')), Buffer.from([0xe5, 0xae])]).subarray(0, -1),
      'ENCODING_UNKNOWN',
      { byte: SMALL_HEADER.length + 5 },
    ],
    ['a column that is missing', 'id,state,spend,name\na,in,1,x\n', 'COLUMN_MISSING', { column: 'mail' }],
    ['a column that stands twice', `${SMALL_HEADER},id\n${good},x\n`, 'COLUMN_TWICE', { column: 'id' }],
    ['a quote that is never closed', text(good, 'a-2,in,1,"Bob,x', 'a-3,in,1,Eve,x'), 'QUOTE_NOT_CLOSED', { line: 3 }],
    [
      'a quote that swallows a later one',
      text(good, 'a-2,in,1,"Bob,x', 'a-3,in,1,"Eve",x'),
      'QUOTE_NOT_CLOSED',
      { line: 3 },
    ],
    ['a quote that swallows megabytes', text(good, '"', ...many), 'QUOTE_NOT_CLOSED', { line: 3 }],
    ['an unclosed quote after closed ones', text(...many, 'x,"in'), 'QUOTE_NOT_CLOSED', { line: 50_002 }],
    ['a quote within a value', text('a-1,in,1,A"nn,x'), 'QUOTE_MISPLACED', { line: 2 }],
    ['a line of a million columns', text(good, 'a,'.repeat(1_000_000)), 'ROW_TOO_LONG', { line: 3 }],
    [
      'a line of a million empty columns',
      text(good, ','.repeat(1_000_000)),
      'TOO_MANY_COLUMNS',
      { columns: 1_000_001 },
    ],
    ['a line of ten million empty columns', text(good, ','.repeat(10_000_000)), 'ROW_TOO_LONG', { line: 3 }],
    ['a header of ten thousand columns', `${'c,'.repeat(10_000)}\nx\n`, 'TOO_MANY_COLUMNS', { row: 0 }],
    ['a line without end', 'x'.repeat(3_000_000), 'ROW_TOO_LONG', { line: 1 }],
    ['a JSON line without end', `{"id":"${'x'.repeat(3_000_000)}"}`, 'ROW_TOO_LONG', { line: 1 }],
    [
      'JSON lines without a column',
      '{"id":"a","state":"in","spend":1,"name":"x"}\n',
      'COLUMN_MISSING',
      { column: 'mail' },
    ],
  ])('%s', async (_case, content, code, params) => {
    const refusal = await problemsOf(content);
    expect(refusal.code).toBe('FILE_UNREADABLE');
    expect(refusal.problems).toMatchObject([{ code, params }].slice(0, 1));
  });

  it('a file that is not there', async () => {
    const refusal = await scene.register('/nowhere/at/all.csv', SMALL).catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      code: 'FILE_UNREADABLE',
      problems: [{ code: 'FILE_NOT_THERE', params: { file: 'all.csv' } }],
    });
  });

  it('a folder', async () => {
    const refusal = await scene.register(scene.folder, SMALL).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ problems: [{ code: 'FILE_NOT_READABLE' }] });
  });

  it('every missing column is named', async () => {
    const { problems } = await problemsOf('id\nx\n');
    expect(problems.map(({ params }) => params?.column)).toEqual(['state', 'spend', 'name', 'mail']);
  });

  it('a mapping with mistakes', async () => {
    const mapping = { ...SMALL, lines: [...SMALL.lines, { to: '$set', column: 'x' }] };
    await expect(problemsOf(text(good), mapping)).resolves.toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ path: '$.lines[6].to', code: 'FORBIDDEN_NAME' }],
    });
  });
});

describe('a file in any encoding we read', () => {
  const gb = Buffer.concat([
    Buffer.from(`${SMALL_HEADER}\r\na-1,in,10.00,`),
    Buffer.from(KEHU),
    Buffer.from(',ann@example.invalid\r\n'),
  ]);
  const utf8 = gb.toString('latin1').replace(Buffer.from(KEHU).toString('latin1'), '客户');
  /** The byte order mark of GB18030. */
  const gbMark = Buffer.from([0x84, 0x31, 0x95, 0x33]);

  it.each([
    ['UTF-8', Buffer.from(utf8), 'utf-8'],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${utf8}`), 'utf-8'],
    ['GB18030', gb, 'gb18030'],
    ['GB18030 with a byte order mark', Buffer.concat([gbMark, gb]), 'gb18030'],
  ])('%s', async (_case, content, encoding) => {
    const record = await scene.importFile(scene.write(content), SMALL);
    expect(record).toMatchObject({ state: 'done', encoding, inserted: 1, rejected: 0 });
    await expect(scene.customers().find('a-1')).resolves.toMatchObject({
      personal: { name: '客户', email: 'ann@example.invalid' },
      usage: [{ month: '2026-10', revenue: 1000 }],
    });
  });

  it('letters cut by the edge of a read', async () => {
    const rows = Array.from({ length: 3_000 }, (_, index) => `k-${index},in,1,${'户'.repeat(50 + (index % 7))},x`);
    const content = Buffer.from(text(...rows), 'utf8');
    const record = await scene.importFile(scene.write(content), SMALL);
    expect(record).toMatchObject({ state: 'done', inserted: 3_000 });
    await expect(scene.customers().find('k-2999')).resolves.toMatchObject({ personal: { name: '户'.repeat(53) } });
  });

  it('quoted commas, quotes and line ends', async () => {
    await scene.importFile(scene.write(text('"a,1",in,1,"Ann ""A"" Example",x')), SMALL);
    await expect(scene.customers().find('a,1')).resolves.toMatchObject({ personal: { name: 'Ann "A" Example' } });
  });
});
