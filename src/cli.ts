import { Command, CommanderError } from 'commander';
import { addKeys } from './adapters/cli/access/keys.command.js';
import { addArbitration } from './adapters/cli/arbitration.command.js';
import { addCampaigns } from './adapters/cli/campaigns.command.js';
import type { CliApp, CliContext } from './adapters/cli/context.js';
import { addCustomerRecord } from './adapters/cli/customer-record.command.js';
import { addEvents } from './adapters/cli/events.command.js';
import { addExplain } from './adapters/cli/explain.command.js';
import { addFacts } from './adapters/cli/facts.command.js';
import { addFatigue } from './adapters/cli/fatigue.command.js';
import type { FoundPacks, WrongRules } from './adapters/cli/found-packs.js';
import { addImport } from './adapters/cli/import.command.js';
import { addLifecycle } from './adapters/cli/lifecycle.command.js';
import { addOffers } from './adapters/cli/offers.command.js';
import { Progress } from './adapters/cli/progress.js';
import { addRules } from './adapters/cli/rules.command.js';
import { addRunCommands } from './adapters/cli/run.command.js';
import { addSample } from './adapters/cli/sample.command.js';
import { addEmergencyStops } from './adapters/cli/stop.command.js';
import { addBaseModels } from './adapters/cli/value/base.command.js';
import { addChurn } from './adapters/cli/value/churn.command.js';
import { addValue } from './adapters/cli/value/value.command.js';
import { RuleFilesError } from './adapters/files/rule-files.js';
import { onceEach, readPacksAsCode, rulesFor } from './adapters/files/rule-files-as-code.js';
import { readModelCaseFiles } from './adapters/files/rule-files-cases.js';
import { ServerError } from './adapters/servers/say.js';
import { ClockError } from './adapters/system/clocks.js';
import { KeyError } from './adapters/system/keys.js';
import { syntheticOperator } from './app.sample.js';
import { onServers } from './app.servers.js';
import { type Config, ConfigError, readConfig } from './config.js';
import { localeOf } from './core/kit/locale.js';
import type { Problem } from './core/kit/problem.js';
import { problemWords, say } from './core/words/say.js';
import { AppError } from './flows/errors.js';

const EXIT = { found: 1, usage: 2, fault: 3 } as const;

const locale = localeOf(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG);

function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function withApp<T>(config: Config, needs: { workers: boolean }, work: (app: CliApp) => Promise<T>): Promise<T> {
  return onServers(config, needs, complain, async (servers) => {
    // The whole product takes a second to load: asking for help or checking rules does without it.
    const { openApp } = await import('./app.js');
    const app = await openApp({ ...config, servers });
    try {
      return await work(app);
    } finally {
      await app.close();
    }
  });
}

const context: CliContext = {
  locale,
  screen: process.stdout,
  // Progress and complaints keep out of standard output, which may be read by a program.
  progress: new Progress(process.stderr, () => performance.now()),
  withApp: (needs, work) => withApp(readConfig(process.env), needs, work),
  exitWith: (code) => {
    process.exitCode = code;
  },
};

async function findPacks(dir: string): Promise<FoundPacks | WrongRules> {
  const problems: Problem[] = [];
  const rules = await rulesFor(dir, readConfig(process.env).rulesDir, problems);
  const models = await readModelCaseFiles(dir, problems);
  if (rules === null) return { problems: onceEach(problems) };
  const { catalogue, levers, lists, verify: limits } = rules.business;
  const found = await readPacksAsCode(dir, rules, problems);
  return { ...found, problems: onceEach(problems), catalogue, lists, levers, limits, models };
}

function programOf(): Command {
  const program = new Command('tidemark')
    .description('Tidemark 潮位: campaigns by rules / 规则驱动的营销活动')
    .exitOverride()
    .showHelpAfterError();
  addImport(program, context);
  addRules(program, context, findPacks);
  addRunCommands(program, context);
  addArbitration(program, context);
  addFatigue(program, context);
  addEmergencyStops(program, context);
  addCampaigns(program, context);
  addExplain(program, context);
  addOffers(program, context);
  addEvents(program, context);
  addCustomerRecord(program, context);
  addFacts(program, context);
  addLifecycle(program, context);
  addChurn(program, context);
  addValue(program, context);
  addBaseModels(program, context);
  addKeys(program, context);
  addSample(program, context, syntheticOperator());
  return program;
}

function reportProblems(error: AppError | RuleFilesError): number {
  const { message, problems } = error;
  complain(error instanceof AppError ? say(locale, error.code) : message);
  // A file or a folder is named in the message alone.
  if (error instanceof AppError && problems.length === 0) complain(`  ${message}`);
  for (const problem of problems) complain(`  ${problem.path}: ${problemWords(problem)[locale]}`);
  return EXIT.found;
}

/** What a person can act on is told without a stack; the rest is a fault and shows where it came from. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT.usage;
  if (error instanceof AppError || error instanceof RuleFilesError) return reportProblems(error);
  const foreseen = [ConfigError, ServerError, KeyError, ClockError].some((kind) => error instanceof kind);
  if (error instanceof Error) complain(foreseen ? error.message : (error.stack ?? error.message));
  else complain(String(error));
  return foreseen ? EXIT.found : EXIT.fault;
}

/** What is still on its way into a pipe would be cut off by `exit`. */
function drained(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    if (stream.writableLength === 0) resolve();
    else stream.write('', () => resolve());
  });
}

try {
  await programOf().parseAsync(process.argv);
} catch (error) {
  process.exitCode = report(error);
}
await Promise.all([drained(process.stdout), drained(process.stderr)]);
process.exit();
