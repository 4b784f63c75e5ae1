// npm run doctor: what is there, what is missing, and the fix. Needs neither packages nor Node 24.
//   npm run doctor -- --lang en | zh-CN | auto     one language instead of both (auto: by LANG)
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as checks from './doctor.checks.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const words = JSON.parse(readFileSync(join(here, 'doctor.words.json'), 'utf8'));
const MARKS = { ok: '✓', note: '·', bad: '✗' };

function languages(args, lang) {
  const asked = args[args.indexOf('--lang') + 1];
  if (!args.includes('--lang')) return ['zh-CN', 'en'];
  if (asked === 'auto') return [/^zh/.test(lang ?? '') ? 'zh-CN' : 'en'];
  return [asked === 'en' ? 'en' : 'zh-CN'];
}

const spoken = languages(process.argv.slice(2), process.env.LC_ALL || process.env.LANG);

function phrases(key, values = {}) {
  const fill = (text) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
  return spoken.map((language) => fill(words[key][language]));
}

const inWords = (key, values) => [...new Set(phrases(key, values))].join(' / ');

const { env } = process;
const place = {
  root,
  env,
  dataDir: resolve(root, env.TIDEMARK_DATA || '.data'),
  cacheDir: resolve(root, env.TIDEMARK_CACHE || '.cache'),
};
const looks = [
  checks.checkNode,
  checks.checkNpm,
  checks.checkPackages,
  checks.checkNode24,
  checks.checkMongo,
  checks.checkRedis,
  checks.checkPort,
  checks.checkDataFolder,
  checks.checkDisk,
  checks.checkRunning,
  checks.checkKeys,
  checks.checkClock,
  checks.checkBrowser,
];

console.log(inWords('title'));
let canStart = true;
for (const look of looks) {
  const { level, key, fix, values } = await look(place);
  console.log(`${MARKS[level]} ${inWords(key, values)}`);
  if (fix !== undefined) for (const line of phrases(fix, values)) console.log(`    → ${line}`);
  if (level === 'bad') canStart = false;
}
console.log(inWords(canStart ? 'can-start' : 'cannot-start'));
process.exitCode = canStart ? 0 : 1;
