import { writeEndpoints } from '../endpoints.js';
import type { Backoff } from '../run/backoff.js';
import { refuseOwned } from '../run/data-folder.js';
import { isFree } from '../run/ports.js';
import type { Supervised } from '../run/supervised.js';
import { type Environment, type Say, ServerError } from '../say.js';
import type { RunningServers } from '../servers.js';
import { runOnce } from './one-off.js';
import { type Ready, service } from './services.js';

export type ProductPlan = {
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  readonly node: string;
  readonly scripts: Readonly<Record<'sinks' | 'api' | 'worker' | 'firstStart', string>>;
  /** Loaded into each service: what ends it when this process is gone. */
  readonly preload?: string;
  /** The operator's own settings; what is given here is never overruled. */
  readonly env: Environment;
  readonly startServers: (signal: AbortSignal) => Promise<RunningServers>;
  readonly say: Say;
  readonly backoff?: Backoff;
};

const HURRY_MS = 3_000;

/** All processes of one `npm start`, in the order in which they need each other; stopped in the reverse. */
export class Product {
  private readonly halt = new AbortController();
  private readonly stages: (readonly Supervised<Ready>[])[] = [];
  private servers: RunningServers | null = null;
  private addresses: Ready = {};
  private starting: Promise<unknown> = Promise.resolve();
  private stopping: Promise<void> | null = null;
  private serversLimitMs: number | undefined;
  private readonly end = Promise.withResolvers<void>();

  constructor(private readonly plan: ProductPlan) {}

  get isStopping(): boolean {
    return this.halt.signal.aborted;
  }

  /** Resolves when an orderly stop has come to its end. */
  get stopped(): Promise<void> {
    return this.end.promise;
  }

  /** Brings everything up; the address at which the product answers. */
  async start(): Promise<string> {
    const started = this.bringUp();
    this.starting = started.catch(() => undefined);
    return started;
  }

  /** Each stage is stopped before the one it needs. Safe to call twice. */
  stop(): Promise<void> {
    this.halt.abort();
    this.stopping ??= this.bringDown();
    return this.stopping;
  }

  /** Somebody is impatient: our own processes at once, the databases within seconds (they lose nothing by it). */
  hurry(): void {
    this.serversLimitMs = HURRY_MS;
    for (const child of this.stages.flat()) void child.stop(0);
    void this.servers?.stop(HURRY_MS);
  }

  private async bringUp(): Promise<string> {
    const { plan, halt } = this;
    halt.signal.throwIfAborted();
    refuseOwned(plan.dataDir);
    await this.refuseTakenPort();
    this.servers = await plan.startServers(halt.signal);
    plan.say('Starting the local mail and SMS servers / 正在启动本地邮件与短信服务');
    await this.startStage('sinks');
    plan.say('Starting the API and the worker / 正在启动 API 与工作进程');
    await this.startStage('api', 'worker');
    this.writeDown();
    await runOnce(plan.node, plan.scripts.firstStart, this.envFor(), halt.signal);
    return this.addresses.url ?? `http://${plan.host}:${plan.port}`;
  }

  private async refuseTakenPort(): Promise<void> {
    const { host, port } = this.plan;
    if (port === 0 || (await isFree(port, host))) return;
    throw new ServerError(
      [
        `Port ${port} is taken by another program. Stop that program, or set PORT to another number.`,
        `端口 ${port} 已被其他程序占用。请停止该程序，或将 PORT 设为其他端口。`,
      ].join('\n'),
    );
  }

  private async startStage(...names: readonly ('sinks' | 'api' | 'worker')[]): Promise<void> {
    this.halt.signal.throwIfAborted();
    const stage = names.map((name) => this.serviceFor(name));
    this.stages.push(stage);
    for (const ready of await Promise.all(stage.map((child) => child.start()))) this.learn(ready);
    this.halt.signal.throwIfAborted();
  }

  private serviceFor(name: 'sinks' | 'api' | 'worker'): Supervised<Ready> {
    const { dataDir, node, scripts, preload, backoff, say } = this.plan;
    const env = () => this.envFor();
    const onReturn = (ready: Ready) => this.relearn(ready);
    return service({ dataDir, node, name, script: scripts[name], preload, env, backoff, onReturn }, say);
  }

  private envFor(): Environment {
    const { env, dataDir, port } = this.plan;
    const { smtpUrl, smppUrl, url } = this.addresses;
    return {
      ...env,
      MONGODB_URI: this.servers?.mongodbUri,
      REDIS_URL: this.servers?.redisUrl,
      TIDEMARK_DATA: dataDir,
      // A port chosen by the system stays the same when the API is started again.
      PORT: port === 0 && url ? new URL(url).port : String(port),
      TIDEMARK_SMTP_URL: env.TIDEMARK_SMTP_URL || smtpUrl,
      TIDEMARK_SMPP_URL: env.TIDEMARK_SMPP_URL || smppUrl,
    };
  }

  private learn({ url, smtpUrl, smppUrl }: Ready): boolean {
    const before = JSON.stringify(this.addresses);
    this.addresses = {
      ...this.addresses,
      ...(url ? { url } : {}),
      ...(smtpUrl ? { smtpUrl } : {}),
      ...(smppUrl ? { smppUrl } : {}),
    };
    return JSON.stringify(this.addresses) !== before;
  }

  /** Mail and SMS servers that came back elsewhere: whoever sends to them is started again with the new addresses. */
  private relearn(ready: Ready): void {
    const { smtpUrl, smppUrl } = this.addresses;
    if (!this.learn(ready)) return;
    this.writeDown();
    const isMoved = smtpUrl !== this.addresses.smtpUrl || smppUrl !== this.addresses.smppUrl;
    if (isMoved) for (const child of this.stages.slice(1).flat()) void child.restart();
  }

  private writeDown(): void {
    if (this.servers === null) return;
    const { url, ...others } = this.addresses;
    const { mongodbUri, redisUrl } = this.servers;
    const endpoints = { mongodbUri, redisUrl, ...(url ? { apiUrl: url } : {}), ...others, supervisorPid: process.pid };
    writeEndpoints(this.plan.dataDir, endpoints);
  }

  private async bringDown(): Promise<void> {
    // A stage that is just starting is in the list already: stopping it ends its start.
    await this.stopStages();
    await this.starting;
    await this.stopStages();
    await this.servers?.stop(this.serversLimitMs);
    this.end.resolve();
  }

  private async stopStages(): Promise<void> {
    for (const stage of [...this.stages].reverse()) await Promise.all(stage.map((child) => child.stop()));
  }
}
