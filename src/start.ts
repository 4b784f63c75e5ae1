import { constants } from 'node:os';
import { join, resolve } from 'node:path';
import { loadRuleFiles, RuleFilesError } from './adapters/files/rule-files.js';
import { Product } from './adapters/servers/product/product.js';
import { makeDataFolder } from './adapters/servers/run/data-folder.js';
import { reasonOf, ServerError } from './adapters/servers/say.js';
import { startServers } from './adapters/servers/servers.js';
import { ClockError, checkClock } from './adapters/system/clocks.js';
import { type Config, ConfigError, readConfig } from './config.js';

const LEAST_NODE = 24;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function productFor(config: Config): Product {
  const script = (name: string) => join(import.meta.dirname, `${name}.js`);
  return new Product({
    dataDir: resolve(config.dataDir),
    host: config.http.host,
    port: config.http.port,
    node: process.execPath,
    scripts: {
      sinks: script('sinks'),
      api: script('main'),
      worker: script('worker'),
      firstStart: script('first-start'),
    },
    preload: join(import.meta.dirname, 'adapters', 'servers', 'product', 'end-with-parent.js'),
    env: process.env,
    startServers: (signal) =>
      startServers({ ...config.servers, dataDir: config.dataDir, cacheDir: config.cacheDir, say, signal }),
    say,
  });
}

/** Settings that the services would refuse: said here, before any server is fetched or started. */
async function checkSettings({ clock, dataDir, rulesDir }: Config): Promise<void> {
  makeDataFolder(dataDir);
  const warning = checkClock(dataDir, clock);
  if (warning !== null) say(warning);
  await loadRuleFiles(rulesDir);
}

/** What an interrupted start answers with, as shells count signals. A stop after it is the orderly end, and no error. */
let endedBy: NodeJS.Signals | null = null;

/** The first signal is an orderly stop; from the second on somebody is impatient. So is a parent that is gone. */
function stopOnSignals(product: Product): void {
  let count = 0;
  const onSignal = (signal: NodeJS.Signals) => {
    count += 1;
    if (count > 1) return product.hurry();
    endedBy = signal;
    say('Stopping … / 正在停止 …');
    void product.stop().then(() => say('Stopped / 已停止'));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  process.once('disconnect', () => onSignal('SIGTERM'));
}

const FORESEEN = [ServerError, ConfigError, ClockError, RuleFilesError];

function explain(error: unknown): string {
  const isForeseen = FORESEEN.some((kind) => error instanceof kind);
  return isForeseen || !(error instanceof Error) ? reasonOf(error) : (error.stack ?? error.message);
}

async function run(): Promise<number> {
  if (Number(process.versions.node.split('.')[0]) < LEAST_NODE) {
    throw new ServerError(
      `Node ${LEAST_NODE} is needed, this is ${process.version}: use npm start. / 需要 Node ${LEAST_NODE}，当前为 ${process.version}：请使用 npm start。`,
    );
  }
  const config = readConfig(process.env);
  const product = productFor(config);
  stopOnSignals(product);
  try {
    await checkSettings(config);
    const url = await product.start();
    const port = new URL(url).port;
    say(`READY http://127.0.0.1:${port}`);
    await product.stopped;
    return 0;
  } catch (error) {
    const isOrderly = product.isStopping;
    if (!isOrderly) process.stderr.write(`${explain(error)}\n`);
    await product.stop();
    return isOrderly ? 128 + (endedBy ? constants.signals[endedBy] : 0) : 1;
  }
}

// A terminal that was closed takes no more words; that must not stop the stopping.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
try {
  process.exitCode = await run();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
process.exit();
