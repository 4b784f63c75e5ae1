// What browser tests need of the machine: Chromium, and a font that has Chinese characters. Needs no packages.
import { execFileSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const ON_MACOS = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

export const INSTALL = 'apt-get update && apt-get install -y --no-install-recommends chromium fonts-noto-cjk';

export const HOW = [
  'Browser tests need Chromium and a Chinese font. On Debian, as root:',
  '浏览器测试需要 Chromium 和中文字体。Debian 上以 root 运行：',
  `  ${INSTALL}`,
  'TIDEMARK_NO_BROWSER=1 leaves these tests out. / 设置 TIDEMARK_NO_BROWSER=1 可跳过这些测试。',
].join('\n');

/** Said aloud: who sets it knows that browser tests are reported as skipped. */
export function isLeftOut(env) {
  return env.TIDEMARK_NO_BROWSER === '1';
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function onPath(name, env) {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find(isProgram);
}

/** The path of the machine's own Chromium, or null. */
export function findChromium(env) {
  const found = PROGRAMS.map((name) => onPath(name, env)).find((file) => file !== undefined);
  return found ?? (isProgram(ON_MACOS) ? ON_MACOS : null);
}

/** Chromium comes with fontconfig; macOS with fonts. */
function hasChineseFont(env) {
  if (process.platform !== 'linux') return true;
  try {
    const options = { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 20_000 };
    return execFileSync('fc-list', [':lang=zh', 'family'], options).trim() !== '';
  } catch {
    return false;
  }
}

/** Debian's packages of what is not there. */
export function missingPackages(env) {
  return [...(findChromium(env) === null ? ['chromium'] : []), ...(hasChineseFont(env) ? [] : ['fonts-noto-cjk'])];
}

export function canInstall(env) {
  return process.getuid?.() === 0 && onPath('apt-get', env) !== undefined;
}
