import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { problemWords } from '../../core/words/say.js';
import { loadRuleFiles, RuleFilesError } from './rule-files.js';

let dir: string;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'tidemark-catalogues-'));
  cpSync('rules', dir, { recursive: true });
});

afterAll(() => rmSync(dir, { recursive: true, force: true }));

type Row = Record<string, unknown>;

/** What is wrong with the rules once one row of a list is changed; the file is as it was afterwards. */
async function problemsWith(file: string, which: (row: Row) => boolean, change: Row): Promise<readonly string[]> {
  const path = join(dir, file);
  const before = readFileSync(path, 'utf8');
  const rows = JSON.parse(before) as Row[];
  const at = rows.findIndex(which);
  const changed = rows.map((row, index) => (index === at ? { ...row, ...change } : row));
  writeFileSync(path, JSON.stringify(changed));
  try {
    await loadRuleFiles(dir);
    return [];
  } catch (error) {
    if (!(error instanceof RuleFilesError)) throw error;
    for (const problem of error.problems) expect(problemWords(problem)['zh-CN']).not.toContain('{');
    return error.problems.map(({ path: place, code }) => `${place.replace(/\[\d+\]/, '[n]')} ${code}`);
  } finally {
    writeFileSync(path, before);
  }
}

const id = (one: string) => (row: Row) => row.id === one;
const code = (one: string) => (row: Row) => row.code === one;
const [PRODUCTS, TREE, LOCAL] = ['products.json', 'organisation.json', 'local-offers.json'];

it.each<[string, string, (row: Row) => boolean, Row, string]>([
  ['an unknown product', PRODUCTS, id('iptv'), { requires: ['nothing'] }, '$[n].requires[0] UNKNOWN_PRODUCT'],
  [
    'a product that names itself',
    PRODUCTS,
    id('iptv'),
    { excludes: ['iptv'] },
    '$[n].excludes[0] PRODUCT_NAMES_ITSELF',
  ],
  [
    'products in a circle',
    PRODUCTS,
    id('mobile-voice'),
    { requires: ['second-line'] },
    '$[n].requires PRODUCTS_IN_A_CIRCLE',
  ],
  [
    'a product that needs what it excludes',
    PRODUCTS,
    id('second-line'),
    { excludes: ['mobile-voice'] },
    '$[n].requires REQUIRES_WHAT_IT_EXCLUDES',
  ],
  ['a product twice', PRODUCTS, id('iptv'), { id: 'leased-line' }, '$[n].id ID_TWICE'],
  ['a kind nobody sells', PRODUCTS, id('iptv'), { kind: 'radio' }, '$[n].kind'],
  [
    'a value-added service without its class',
    PRODUCTS,
    id('iptv'),
    { kind: 'value-added' },
    '$[n].valueAdded VALUE_ADDED_WITHOUT_CLASS',
  ],
  ['an unknown parent', TREE, code('YX-01'), { parent: 'ZZ' }, '$[n].parent UNKNOWN_NODE'],
  ['a node at the wrong level', TREE, code('YX-01-1'), { parent: 'YX' }, '$[n].parent NODE_AT_WRONG_LEVEL'],
  ['a node that is its own parent', TREE, code('YX-01'), { parent: 'YX-01' }, '$[n].parent NODE_AT_WRONG_LEVEL'],
  ['a node without a parent', TREE, code('YX-01'), { parent: null }, '$[n].parent NODE_WITHOUT_PARENT'],
  ['a reason twice', 'reasons.json', code('moved'), { code: 'price' }, '$[n].code ID_TWICE'],
  ['a reason for nothing', 'reasons.json', code('moved'), { explains: [] }, '$[n].explains'],
  ['a local word on an unknown offer', LOCAL, () => true, { offer: 'gone' }, '$[n].offer UNKNOWN_OFFER'],
  ['a local word of an unknown node', LOCAL, () => true, { orgNode: 'ZZ' }, '$[n].orgNode UNKNOWN_NODE'],
  [
    'a local word that widens',
    LOCAL,
    () => true,
    { validUntil: '2039-01-01T00:00:00Z' },
    '$[n].validUntil LOCAL_OFFER_WIDENS',
  ],
  ['a local price where the offer has none', LOCAL, () => true, { price: 1 }, '$[n].price LOCAL_OFFER_WIDENS'],
  ['a local price below nothing', LOCAL, () => true, { price: -1 }, '$[n].price'],
  [
    'local words on a channel the offer is silent on',
    LOCAL,
    () => true,
    { wording: { 'call-list': { body: { 'zh-CN': '词', en: 'Words' } } } },
    '$[n].wording["call-list"] LOCAL_OFFER_WIDENS',
  ],
  [
    'local words in one language',
    LOCAL,
    () => true,
    { wording: { email: { body: { en: 'Words' } } } },
    '$[n].wording.email.body["zh-CN"] MISSING_FIELD',
  ],
])('%s is refused with file, place and reason', async (_case, file, which, change, expected) => {
  const found = await problemsWith(file, which, change);
  expect(found.filter((one) => one.startsWith(`${file}: ${expected}`))).not.toEqual([]);
});

it("an operator's own lists are the files: a product of their own can be sold from the next start on", async () => {
  const change = { id: 'own-product', requires: [], excludes: [] };
  const added = await problemsWith(PRODUCTS, () => false, change);
  expect(added).toEqual([]);
  const { business } = await loadRuleFiles(dir);
  expect(business.localOffers.map(({ orgNode }) => orgNode)).toEqual(['YX-02', 'XZ', 'XZ']);
});

it('an offer of a product nobody sells is refused', async () => {
  const file = join(dir, 'offers', 'renew-mid.json');
  const offer = JSON.parse(readFileSync(file, 'utf8')) as Row;
  writeFileSync(file, JSON.stringify({ ...offer, product: 'gone' }));
  const refused = loadRuleFiles(dir);
  await expect(refused).rejects.toMatchObject({
    problems: expect.arrayContaining([
      { path: 'offers/renew-mid.json: $.product', code: 'UNKNOWN_PRODUCT', params: { product: 'gone' } },
    ]),
  });
  writeFileSync(file, JSON.stringify({ ...offer, product: 'iptv' }));
  const { offers } = await loadRuleFiles(dir);
  expect(offers.find(({ id: one }) => one === 'renew-mid')?.product).toBe('iptv');
});
