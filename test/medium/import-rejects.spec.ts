import { readFileSync, statSync } from 'node:fs';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { SMALL, SMALL_HEADER } from './import-mappings.js';
import { importScene } from './import-scene.js';

const scene = importScene();
const text = (...lines: readonly string[]) => `${[SMALL_HEADER, ...lines].join('\n')}\n`;
const rejectsOf = (path: string | null) => {
  const content = readFileSync(path ?? '', 'utf8');
  const rows: Record<string, string>[] = parse(content, { columns: true, bom: true, relax_column_count: true });
  return rows;
};

beforeEach(() => scene.empty());

describe('rows that cannot be imported', () => {
  it('go to a file with the same columns, the code and the words; the rest is imported', async () => {
    const file = scene.write(
      text(
        'a-1,in,10,Ann,a@example.invalid',
        'a-2,in,ten,"B, ob",b@example.invalid',
        'a-3,maybe,1,Cy,',
        ',in,1,Di,',
        'a-5,in,1,Eve',
        'a-6,in,1,Flo,f@example.invalid,extra',
        'a|7,in,1,Gus,',
      ),
    );
    const record = await scene.importFile(file, SMALL);
    expect(record).toMatchObject({ state: 'done', totalRows: 7, doneRows: 7, inserted: 1, rejected: 6 });
    const rows = rejectsOf(record.rejectsFile);
    expect(rows.map(({ id, error_code }) => [id, error_code])).toEqual([
      ['a-2', 'NOT_AN_AMOUNT'],
      ['a-3', 'NOT_IN_MAP'],
      ['', 'ID_MISSING'],
      ['a-5', 'ROW_RAGGED'],
      ['a-6', 'ROW_RAGGED'],
      ['a|7', 'ID_HAS_BAR'],
    ]);
    expect(rows[0]).toMatchObject({ name: 'B, ob', mail: 'b@example.invalid' });
    expect(rows[0]?.error).toMatch(/金额.* \/ .*amount/);
    expect(readFileSync(record.rejectsFile ?? '', 'utf8')).toContain('extra');
  });

  it('are for the eyes of the owner only', async () => {
    const record = await scene.importFile(scene.write(text('a-1,in,x,Ann,')), SMALL);
    expect(statSync(record.rejectsFile ?? '').mode & 0o777).toBe(0o600);
  });

  it('an id that stands twice rejects both, however it is written', async () => {
    const file = scene.write(text('a-1,in,1,A,', 'é,in,1,B,', 'a-2,in,1,C,', ' a-1 ,out,2,D,', 'e\u0301,in,1,E,'));
    const record = await scene.importFile(file, SMALL);
    expect(record).toMatchObject({ inserted: 1, rejected: 4 });
    expect(rejectsOf(record.rejectsFile).map(({ name, error_code }) => `${name} ${error_code}`)).toEqual([
      'A DUPLICATE_ID',
      'B DUPLICATE_ID',
      'D DUPLICATE_ID',
      'E DUPLICATE_ID',
    ]);
    await expect(scene.customers().find('a-1')).resolves.toBeNull();
  });

  it('mended, the file is imported again; what was not mended comes back once', async () => {
    const first = await scene.importFile(scene.write(text('a-1,in,x,Ann,', 'a-2,in,y,Bob,', 'a-3,in,1,Cy,')), SMALL);
    const mended = readFileSync(first.rejectsFile ?? '', 'utf8').replace('a-1,in,x', 'a-1,in,5');
    const second = await scene.importFile(scene.write(mended), SMALL);
    expect(second).toMatchObject({ state: 'done', totalRows: 2, inserted: 1, rejected: 1 });
    const again = rejectsOf(second.rejectsFile);
    expect(again).toHaveLength(1);
    expect(Object.keys(again[0] ?? {})).toEqual([...SMALL_HEADER.split(','), 'error_code', 'error']);
    await expect(scene.customers().count()).resolves.toBe(2);
  });

  it('hold nothing that a spreadsheet would calculate; imported again, every cell is what it was', async () => {
    const rows = ['=HYPERLINK(A1),in,x,@Ann,', '+8613912345678,in,x,-Bob,', 'a-3,in,-12.5e,Cy,-5', "'=d,in,x,'Di',"];
    const first = await scene.importFile(scene.write(text(...rows)), SMALL);
    expect(first).toMatchObject({ state: 'done', rejected: 4 });
    const content = readFileSync(first.rejectsFile ?? '', 'utf8');
    const cells: string[][] = parse(content, { bom: true, from_line: 2 });
    expect(cells.map((row) => row.slice(0, 5).join(' '))).toEqual([
      "'=HYPERLINK(A1) in x '@Ann ",
      "'+8613912345678 in x '-Bob ",
      "a-3 in '-12.5e Cy -5",
      "'=d in x 'Di' ",
    ]);
    expect(cells.flat().filter((cell) => /^[=+@]|^-(?!\d+$)/.test(cell))).toEqual([]);
    const mended = content.replaceAll(',x,', ',1,').replace("'-12.5e", '12.5').replace(',-5,', ',,');
    const second = await scene.importFile(scene.write(mended), SMALL);
    expect(second).toMatchObject({ state: 'done', inserted: 4, rejected: 0 });
    await expect(scene.customers().find('=HYPERLINK(A1)')).resolves.toMatchObject({ personal: { name: '@Ann' } });
    await expect(scene.customers().find('+8613912345678')).resolves.toMatchObject({ personal: { name: '-Bob' } });
    await expect(scene.customers().find('=d')).resolves.toMatchObject({ personal: { name: "'Di'" } });
  });
});

describe('JSON lines', () => {
  it('are imported, and rejected as JSON lines', async () => {
    const lines = [
      '{"id":"n-1","state":"in","spend":29.85,"name":"Ann","mail":null}',
      '{"id":"n-2","state":"in","spend":{"$gt":0},"name":"Bob","mail":"b@example.invalid"}',
      '',
      '{"id":"n-3",',
      '[1]',
      '{"id":12345678901234567890,"state":"in","spend":1}',
      '{"__proto__":{"id":"n-9"},"state":"in"}',
      '{"$where":"1","id":"n-4","state":"out","spend":"7"}',
    ];
    const record = await scene.importFile(scene.write(lines.join('\r\n'), 'lines.ndjson'), SMALL);
    expect(record).toMatchObject({ format: 'ndjson', totalRows: 7, inserted: 2, rejected: 5, state: 'done' });
    await expect(scene.customers().find('n-1')).resolves.toMatchObject({
      usage: [{ month: '2026-10', revenue: 2985 }],
    });
    await expect(scene.customers().find('n-4')).resolves.toMatchObject({ relationship: 'former' });
    const rejects = readFileSync(record.rejectsFile ?? '', 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rejects.map(({ error_code }) => error_code)).toEqual([
      'VALUE_NOT_PLAIN',
      'ROW_NOT_JSON',
      'ROW_NOT_JSON',
      'NUMBER_NOT_EXACT',
      'ID_MISSING',
    ]);
    expect(rejects[0]).toMatchObject({ id: 'n-2', spend: { $gt: 0 } });
    expect(rejects[1]).toMatchObject({ unreadable: '{"id":"n-3",' });
  });
});

describe('a line that is nested deeper than any stack', () => {
  it('is rejected as a text, and the rest is imported', async () => {
    const deep = `{"id":"n-1","state":"nowhere","spend":1,"mail":"N","n":${'['.repeat(10_000)}${']'.repeat(10_000)}}`;
    const lines = [deep, '{"id":"n-2","state":"in","spend":29.85,"name":"Ann","mail":"N"}'];
    const record = await scene.importFile(scene.write(lines.join('\n'), 'deep.ndjson'), SMALL);
    expect(record).toMatchObject({ state: 'done', inserted: 1, rejected: 1 });
    expect(JSON.parse(readFileSync(record.rejectsFile ?? '', 'utf8'))).toMatchObject({ unreadable: deep });
  });
});

describe('names and values that look like operators', () => {
  it('are columns and texts', async () => {
    const mapping = {
      ...SMALL,
      lines: [
        { to: 'id', column: '$id' },
        { to: 'relationship', value: 'current' },
        { to: 'basic.brand', column: 'a.b' },
        { to: 'basic.region', column: '__proto__', map: JSON.parse('{"$ne":"north","__proto__":"south"}') },
      ],
    };
    const file = scene.write('$id,a.b,__proto__,$set\n$gt,$$ROOT,__proto__,x\nb,{$gt:1},$ne,y\n');
    await expect(scene.importFile(file, mapping)).resolves.toMatchObject({ inserted: 2, rejected: 0, state: 'done' });
    await expect(scene.customers().find('$gt')).resolves.toMatchObject({ basic: { brand: '$$ROOT', region: 'south' } });
    await expect(scene.customers().find('b')).resolves.toMatchObject({
      basic: { brand: '{$gt:1}', region: 'north' },
    });
  });
});
