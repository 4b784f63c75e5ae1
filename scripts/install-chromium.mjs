// Before browser tests: what they need of the machine is installed where that can be done, and told otherwise. Never a reason to
// stop: the other tests run all the same.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runQuietly } from './child.mjs';
import { canInstall, HOW, isLeftOut, missingPackages } from './chromium.mjs';
import { StepError, step } from './step.mjs';

const MINUTE_MS = 60_000;

/** A network that swallows packets must not hold the other tests up. */
const PATIENT = ['-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=30', '-o', 'DPkg::Lock::Timeout=60'];

/** Whether jest, called with these arguments, will come upon a browser test. */
function isAskedFor(root, args) {
  const patterns = args.filter((arg) => !arg.startsWith('-'));
  const specs = readdirSync(join(root, 'test', 'browser')).map((name) => join(root, 'test', 'browser', name));
  return patterns.length === 0 || specs.some((spec) => patterns.some((pattern) => spec.includes(pattern)));
}

async function apt(args, options) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { code, output } = await runQuietly('apt-get', [...args, ...PATIENT], { env, ...options });
  if (code !== 0)
    throw new StepError(`apt-get ${args[0]} (${code}): ${output.trim().split('\n').slice(-4).join('\n')}`);
}

async function install(packages) {
  const wanted = ['-y', '--no-install-recommends', ...packages];
  await apt(['update'], { timeout: 3 * MINUTE_MS });
  // What takes long may be interrupted; unpacking may not, for it would leave the machine with half a package.
  await apt(['install', '--download-only', ...wanted], { timeout: 20 * MINUTE_MS });
  await apt(['install', ...wanted], { isWhole: true });
}

/** `args`: what jest will be called with. */
export async function ensureChromium(root, args) {
  if (isLeftOut(process.env) || !isAskedFor(root, args)) return;
  const missing = missingPackages(process.env);
  if (missing.length === 0) return;
  if (!canInstall(process.env)) return console.log(HOW);
  const names = missing.join(', ');
  try {
    await step(`Installing for browser tests: ${names}`, `正在为浏览器测试安装：${names}`, () => install(missing));
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    console.log(`${error.message}\n${HOW}`);
  }
}
