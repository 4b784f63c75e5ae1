import { describe, expect, it } from '@jest/globals';
import {
  choiceFor,
  type Draft,
  guessedChoices,
  mappingOf,
  TARGETS,
  textsOf,
} from '../../web/src/screens/import/draft.ts';
import { mappedRows } from '../../web/src/screens/import/mapped-rows.ts';
import { csvRows, lookAtFile } from '../../web/src/screens/import/read-file.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
/** 客户,姓名 in GBK. */
const GBK = Uint8Array.from([0xbf, 0xcd, 0xbb, 0xa7, 0x2c, 0xd0, 0xd5, 0xc3, 0xfb, 0x0a, 0x31, 0x2c, 0xcd, 0xf5, 0x0a]);

describe('the beginning of a file', () => {
  it('is read as spreadsheets of Chinese offices save it: GBK, or UTF-8 with its mark', () => {
    expect(lookAtFile(GBK, 'a.csv', false)).toMatchObject({
      ...{ encoding: 'gb18030', hasMark: false },
      ...{ columns: ['客户', '姓名'], rows: [['1', '王']] },
    });
    expect(lookAtFile(utf8('\uFEFF客户,姓名\r\n1,王\r\n'), 'a.csv', false)).toMatchObject({
      ...{ encoding: 'utf-8', hasMark: true },
      ...{ columns: ['客户', '姓名'], rows: [['1', '王']] },
    });
  });

  it('may end within a letter and within a row', () => {
    const whole = utf8('客户,姓名\n1,王\n2,李小龙\n');
    for (let cut = whole.length - 8; cut < whole.length; cut += 1) {
      expect(lookAtFile(whole.slice(0, cut), 'a.csv', true)).toMatchObject({ encoding: 'utf-8', rows: [['1', '王']] });
    }
  });

  it('of NDJSON has the columns of all its records', () => {
    expect(lookAtFile(utf8('{"id":1,"a":[1]}\n{"id":2,"b":null}\n'), 'a.ndjson', false)).toMatchObject({
      ...{ format: 'ndjson', columns: ['id', 'a', 'b'] },
      rows: [
        ['1', '[1]', undefined],
        ['2', undefined, undefined],
      ],
    });
  });

  it.each([
    ['nothing', new Uint8Array(), 'empty'],
    ['a workbook', Uint8Array.from([0x50, 0x4b, 3, 4, 0]), 'zip'],
    ['UTF-16', Uint8Array.from([0xff, 0xfe, 0x31, 0]), 'utf16'],
    ['bytes', Uint8Array.from([0x31, 0, 0x32]), 'binary'],
    ['neither encoding', Uint8Array.from([0x31, 0xff, 0x0a, 0x31]), 'unknownEncoding'],
    ['a header alone', utf8('a,b\n'), 'noRows'],
  ])('of %s is no table', (_case, bytes, fault) => {
    expect(lookAtFile(bytes, 'a.csv', false)).toBe(fault);
  });

  it.each([
    [
      'quotes, commas and line ends in a field',
      'a,"b,\n""c"""\nd,e',
      [
        ['a', 'b,\n"c"'],
        ['d', 'e'],
      ],
    ],
    [
      'an empty last field',
      'a,\nb,c\n',
      [
        ['a', ''],
        ['b', 'c'],
      ],
    ],
    ['an empty last field at the very end', 'a,', [['a', '']]],
    ['lines with nothing on them', 'a\r\n\r\n\nb\r\n', [['a'], ['b']]],
    ['a quote that is not closed', 'a,"b', [['a', 'b']]],
  ])('may hold %s', (_case, text, expected) => {
    expect(csvRows(text)).toEqual(expected);
  });
});

describe('a mapping made by hand', () => {
  it('begins with what the names of columns say: as fields are called here or in mapping files, each once', () => {
    const columns = ['客户编号', 'Personal.MSISDN', '姓名', 'msisdn', '姓 名', 'other'].map((column) => ({
      column,
      texts: [],
    }));
    const named = { id: '客户编号', 'personal.name': '姓名' } as Record<string, string>;
    const choices = guessedChoices(columns, (target) => named[target] ?? target);
    const becomes = Object.entries(choices).map(([column, { to }]) => [column, to]);
    expect(becomes).toEqual([
      ['客户编号', 'id'],
      ['Personal.MSISDN', 'personal.msisdn'],
      ['姓名', 'personal.name'],
    ]);
  });

  const look = {
    columns: ['no', 'name', 'joined', 'fee', 'sms', 'vip'],
    rows: [
      ['1', 'Wang', '2024/03/01', '59.00', 'Y', '是'],
      ['2', 'Li', 'yesterday', '29.00', 'N', '否'],
    ],
  };
  const texts = (column: string) => textsOf(look.rows, look.columns.indexOf(column));
  const draft: Draft = {
    ...{ asOf: '2026-11-01', currency: 'CNY', zone: 'Asia/Shanghai', origin: 'branch', relationship: 'current' },
    choices: {
      no: choiceFor('id', texts('no')),
      joined: { ...choiceFor('basic.activationDate', texts('joined')), format: 'YYYY/MM/DD' },
      fee: choiceFor('usage.revenue', texts('fee')),
      sms: choiceFor('consent|sms', texts('sms')),
      vip: choiceFor('basic.influential', texts('vip')),
    },
  };
  const mapped = mappedRows(mappingOf(draft, 'customers.csv'), look);

  it('shows the rows as the importer takes them, and what it would reject', () => {
    if (!mapped.ok) throw new Error(JSON.stringify(mapped.problems));
    const [first, second] = mapped.rows;
    expect(Object.fromEntries(first?.values.map(({ field, text }) => [field, text]) ?? [])).toMatchObject({
      ...{ relationship: 'current', 'basic.activationDate': '2024-03-01', 'basic.influential': 'true' },
      ...{ 'usage.revenue': '2026-10: 5900', 'consent|sms': '✓', 'business.currency': 'CNY' },
    });
    expect(second?.problems.map(({ path, code }) => `${path} ${code}`)).toEqual(['joined NOT_A_DATE']);
    expect(mapped.rejected).toBe(1);
  });

  it('says what it still lacks, and which columns the file has not', () => {
    expect(mappedRows(mappingOf({ ...draft, choices: {} }, 'x'), look).ok).toBe(false);
    const other = mappedRows(mappingOf(draft, 'x'), { columns: ['no'], rows: [] });
    expect(other).toMatchObject({ ok: true, lacking: expect.arrayContaining(['fee']) });
  });

  it.each(TARGETS.map((target) => [target]))('can fill %s', (target) => {
    const choice = choiceFor(target, ['1']);
    const { meanings } = { meanings: Object.keys(choice.means) };
    const told = {
      ...choice,
      means: Object.fromEntries(meanings.map((text) => [text, choice.means[text] || 'current'])),
    };
    const isOther = target !== 'id' && target !== 'relationship';
    const choices = {
      no: choiceFor('id', ['1']),
      ...(isOther ? { x: target.startsWith('consent') ? told : choice } : {}),
    };
    const read = mappedRows(mappingOf({ ...draft, choices }, 'x'), { columns: ['no', 'x'], rows: [] });
    expect(read).toMatchObject({ ok: true, lacking: [] });
  });
});
