import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type CliContext, print } from './adapters/cli/context.js';
import { funnelTable } from './adapters/cli/funnel-table.js';
import { importFile, showImport } from './adapters/cli/import.command.js';
import { Progress } from './adapters/cli/progress.js';
import { loadSample } from './adapters/cli/sample.command.js';
import { textTable } from './adapters/cli/text-table.js';
import { teachBase } from './adapters/cli/value/teach.js';
import { watchRun } from './adapters/cli/watch-run.js';
import { type App, openApp } from './app.js';
import { readConfig } from './config.js';
import { localeOf } from './core/kit/locale.js';
import { say } from './core/words/say.js';
import { ChangeCampaign } from './flows/change-campaign.js';
import { CreateAccounts, type NewAccount } from './flows/create-accounts.js';
import { AuditLog } from './flows/ports/audit-log.js';
import { CampaignStore } from './flows/ports/campaign-store.js';
import { CustomerStore } from './flows/ports/customer-store.js';
import { type ImportRecord, ImportStore } from './flows/ports/import-store.js';
import { RunStore } from './flows/ports/run-store.js';
import { SampleOperator } from './flows/ports/sample-operator.js';
import { UserStore } from './flows/ports/user-store.js';
import { ReadFunnel, type RunFunnel } from './flows/read-funnel.js';
import { SeedBusiness } from './flows/seed-business.js';
import { StartRun } from './flows/start-run.js';

const SAMPLE = {
  table: 'samples/telco-customer-churn.csv',
  mapping: 'samples/telco.mapping.json',
  campaign: 'winback-sample',
};
const SYSTEM = 'system';
/** Imports, and entries of the audit, that a start looks through. */
const LOOKED_THROUGH = 100;
/** Stands in logins.txt where a password of a person's own choice has replaced the first one. */
const CHANGED = '(changed)';

const app = await openApp(readConfig(process.env));
const locale = localeOf(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG);
const context: CliContext = {
  locale,
  screen: process.stdout,
  progress: new Progress(process.stdout, () => performance.now()),
  withApp: (_needs, work) => work(app),
  exitWith: (code) => {
    process.exitCode = code;
  },
};

const loginsFile = join(app.config.dataDir, 'logins.txt');

type Login = { readonly name: string; readonly password: string };

function readLogins(): readonly Login[] {
  if (!existsSync(loginsFile)) return [];
  const lines = readFileSync(loginsFile, 'utf8').split('\n');
  return lines.flatMap((line) => {
    const [name, password] = line.split('\t');
    return name && password ? [{ name, password }] : [];
  });
}

/** Before the accounts are made: a crash between the two must not leave accounts that nobody can open. */
async function keepLogins(created: readonly NewAccount[]): Promise<void> {
  const names = new Set(created.map(({ name }) => name));
  const logins = [...readLogins().filter(({ name }) => !names.has(name)), ...created];
  writeFileSync(loginsFile, logins.map(({ name, password }) => `${name}\t${password}\n`).join(''), { mode: 0o600 });
  print(context, say(locale, 'start.accounts', { names: [...names].join(', ') }));
}

async function seed({ rules }: App): Promise<void> {
  const { packs, offers, campaigns } = await app.get(SeedBusiness).run({
    packs: rules.packs.map(({ pack }) => pack),
    plans: rules.packs.flatMap(({ plan }) => plan ?? []),
    offers: rules.offers,
    campaigns: rules.campaigns,
  });
  if (packs + offers + campaigns > 0) print(context, say(locale, 'start.rules', { packs, offers, campaigns }));
}

/** The sample table's import, the one that came to its end before others. */
async function tableImport(): Promise<ImportRecord | null> {
  const records = await app.get(ImportStore).list(LOOKED_THROUGH);
  const own = records.filter(({ fileName }) => fileName === basename(SAMPLE.table));
  return own.find(({ state }) => state === 'done') ?? own[0] ?? null;
}

/** More customers than the synthetic operator ever brought: somebody's own are among them. */
async function hasOtherCustomers(): Promise<boolean> {
  const entries = await app.get(AuditLog).list({ limit: LOOKED_THROUGH });
  const loads = entries.filter(({ action }) => action === 'sample.load').map(({ detail }) => Number(detail?.customers));
  return (await app.get(CustomerStore).count()) > Math.max(0, ...loads);
}

/** False where the base is somebody's own: no sample is mixed with it. */
async function loadTable(): Promise<boolean> {
  const begun = await tableImport();
  if (begun?.state === 'done') return true;
  if (!begun && (await hasOtherCustomers())) return false;
  print(context, say(locale, 'start.sample', { file: SAMPLE.table }));
  const { state } = begun
    ? await showImport(app, context, begun.id)
    : await importFile(app, context, SAMPLE.table, SAMPLE.mapping);
  if (state !== 'done') throw new Error(`the sample could not be imported: ${state}`);
  return true;
}

/** A load that was interrupted goes on: what is there is found unchanged. */
async function loadSynthetic(): Promise<void> {
  const plan = await app.get(SampleOperator).firstStart();
  if (plan.customers === 0) return;
  const started = performance.now();
  const loaded = await loadSample(app, context, {
    plan,
    by: SYSTEM,
    once: true,
    onStart: () => print(context, say(locale, 'start.synthetic', plan)),
  });
  if (loaded === null) return;
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  print(context, say(locale, 'sample.took', { seconds }));
}

/** The newest run of the sample campaign; on the very first start the campaign is activated, run and watched. */
async function sampleRun(): Promise<RunFunnel | null> {
  const [newest] = await app.get(RunStore).list({ campaignId: SAMPLE.campaign, limit: 1 });
  if (newest) return app.get(ReadFunnel).run(newest.id);
  const campaign = await app.get(CampaignStore).find(SAMPLE.campaign);
  if (campaign?.state === 'draft') {
    await app.get(ChangeCampaign).run({ id: campaign.id, to: 'active', by: SYSTEM, reason: 'first start' });
  } else if (campaign?.state !== 'active') return null;
  print(context, say(locale, 'start.campaign', { campaign: SAMPLE.campaign }));
  const run = await app.get(StartRun).run({ campaignId: SAMPLE.campaign, by: SYSTEM });
  return watchRun(app, context, run.id);
}

/** A password that was changed is of no use in the file, and of some to whoever finds it. */
async function forgetChanged(): Promise<void> {
  const users = await Promise.all(readLogins().map(({ name }) => app.get(UserStore).find(name)));
  const changed = new Set(users.flatMap((user) => (user?.passwordChanged ? [user.name] : [])));
  if (changed.size === 0) return;
  const lines = readLogins().map(({ name, password }) => `${name}\t${changed.has(name) ? CHANGED : password}\n`);
  writeFileSync(loginsFile, lines.join(''), { mode: 0o600 });
}

async function showLogins(): Promise<readonly (readonly string[])[]> {
  const rows = await Promise.all(
    readLogins().map(async ({ name, password }) => {
      const user = await app.get(UserStore).find(name);
      if (!user) return [];
      return [[`  ${name}`, user.passwordChanged ? say(locale, 'start.logins.changed') : password]];
    }),
  );
  return rows.flat();
}

function clockLine(): string {
  const { now, setting, startedFrom, offsetMs } = app.clock.describe();
  const from = startedFrom ? `${startedFrom.toISOString()} ` : '';
  const hours = (offsetMs / 3_600_000).toFixed(1);
  return `${now.toISOString()} (${setting} ${from}${offsetMs >= 0 ? '+' : ''}${hours} h)`;
}

await app.get(CreateAccounts).run(keepLogins);
await seed(app);
const isSample = await loadTable();
// Before the larger base is there: a first run need not walk past customers it is not for.
const funnel = await sampleRun();
if (isSample) {
  await loadSynthetic();
  await teachBase(app, context, SYSTEM);
}
if (funnel) print(context, `\n${say(locale, 'start.heading', { run: funnel.run.id })}\n${funnelTable(funnel, locale)}`);
await forgetChanged();
const { host, port } = app.config.http;
const facts = [
  [say(locale, 'start.url'), `http://${host}:${port}`],
  [say(locale, 'start.clock'), clockLine()],
  [say(locale, 'start.data'), app.config.dataDir],
  [say(locale, 'start.logins', { file: loginsFile })],
  ...(await showLogins()),
];
print(context, `\n${textTable(facts)}`);
await app.close();
process.exit();
