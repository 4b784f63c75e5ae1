import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { type Environment, reasonOf, type Say, ServerError } from '../say.js';
import { type Backoff, nextDelay, RESTART } from './backoff.js';
import { lastWords, openLog, sizeOf, writtenSince } from './log-file.js';
import { noteOf, stopLeftover, writeWhole } from './own-process.js';

/** One process to keep alive. */
export type Plan<Ready> = {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Asked at each start: an address may have changed since the last. Absent: the supervisor's own. */
  readonly env?: () => Environment;
  readonly ipc?: boolean;
  /** The folder the process works for, the note kept about it there, and words its command line must hold. */
  readonly folder: string;
  readonly noteFile: string;
  readonly marker: string;
  readonly logFile: string;
  /** Resolves when it can be used; stops asking when the signal says that it never will be. */
  readonly ready: (child: ChildProcess, signal: AbortSignal) => Promise<Ready>;
  readonly readyLimitMs: number;
  readonly stopLimitMs: number;
  /** How often the first start is tried before it counts as failed. */
  readonly tries: number;
  readonly backoff?: Backoff;
  /** Told of each later return, with what the process said then. */
  readonly onReturn?: (ready: Ready) => void;
};

type Life = {
  readonly child: ChildProcess;
  readonly ended: Promise<string>;
  readonly since: number;
  /** Where in the log its own words begin. */
  readonly logFrom: number;
};

/** Of a process that ended by itself to be started again: with other models, or as it heard nothing any more. */
const WANTS_AGAIN = 'exit code 70';

function endingOf(code: number | null, signal: NodeJS.Signals | null): string {
  return signal === null ? `exit code ${code}` : signal;
}

/**
 * A process in a group of its own (Ctrl-C in the terminal is for the supervisor alone), brought back with growing
 * pauses when it dies, and stopped in good order.
 */
export class Supervised<Ready> {
  private life: Life | null = null;
  private isStopping = false;
  private readonly halt = new AbortController();
  private reviving: Promise<void> = Promise.resolve();
  private delayMs = 0;

  constructor(
    private readonly plan: Plan<Ready>,
    private readonly say: Say,
  ) {}

  get pid(): number | undefined {
    return this.life?.child.pid;
  }

  /** Ends what an earlier, killed supervisor left running under this plan. */
  async clearLeftover(): Promise<void> {
    const { name, noteFile, folder, marker, stopLimitMs } = this.plan;
    if (await stopLeftover(noteFile, folder, marker, stopLimitMs)) {
      this.say(`Stopped a ${name} left by an earlier, killed run / 已停止先前被强制终止的运行遗留的 ${name}`);
    }
  }

  async start(): Promise<Ready> {
    await this.clearLeftover();
    for (let attempt = 1; ; attempt += 1) {
      try {
        const ready = await this.launch();
        this.watch();
        return ready;
      } catch (error) {
        if (this.isStopping || attempt >= this.plan.tries) throw error;
        await this.pause(0);
      }
    }
  }

  /** SIGTERM, then SIGKILL when the limit has passed. Safe to call twice; an impatient second call shortens the wait. */
  async stop(limitMs = this.plan.stopLimitMs): Promise<void> {
    this.isStopping = true;
    this.halt.abort();
    await this.end(limitMs);
    await this.reviving;
    await this.end(limitMs);
    rmSync(this.plan.noteFile, { force: true });
  }

  /** An orderly stop and a fresh start, for a process whose surroundings have changed. The watcher starts it again. */
  async restart(): Promise<void> {
    await this.end(this.plan.stopLimitMs);
  }

  private async end(limitMs: number): Promise<void> {
    const life = this.life;
    if (life === null) return;
    life.child.kill('SIGTERM');
    const timer = setTimeout(() => life.child.kill('SIGKILL'), limitMs);
    await life.ended;
    clearTimeout(timer);
  }

  private async launch(): Promise<Ready> {
    const { plan } = this;
    if (this.isStopping) throw new ServerError(`${plan.name} was stopped / ${plan.name} 已停止`);
    const life = this.spawn();
    this.life = life;
    const limit = new AbortController();
    const late = wait(plan.readyLimitMs, 'not ready in time / 未能及时就绪', { signal: limit.signal }).catch(() => '');
    const failed = Promise.race([life.ended, late]).then((ending) => {
      throw new ServerError(
        [
          `${plan.name} could not be started / 无法启动 ${plan.name}: ${ending}`,
          lastWords(writtenSince(plan.logFile, life.logFrom)),
          plan.logFile,
        ]
          .filter((line) => line !== '')
          .join('\n'),
      );
    });
    const ready = plan.ready(life.child, limit.signal);
    ready.catch(() => undefined);
    try {
      return await Promise.race([ready, failed]);
    } catch (error) {
      await this.end(1_000);
      throw error;
    } finally {
      limit.abort();
      failed.catch(() => undefined);
    }
  }

  private spawn(): Life {
    const { plan } = this;
    const log = openLog(plan.logFile);
    const logFrom = sizeOf(plan.logFile);
    const child = spawn(plan.command, [...plan.args], {
      detached: true,
      stdio: ['ignore', log, log, ...(plan.ipc ? (['ipc'] as const) : [])],
      ...(plan.env ? { env: { ...plan.env() } } : {}),
    });
    closeSync(log);
    if (child.pid !== undefined) writeWhole(plan.noteFile, JSON.stringify(noteOf(child.pid, plan.folder)));
    const ended = new Promise<string>((resolve) => {
      child.once('exit', (code, signal) => resolve(endingOf(code, signal)));
      child.once('error', (error) => resolve(reasonOf(error)));
    });
    void ended.then(() => {
      if (this.life?.child === child) this.life = null;
    });
    return { child, ended, since: Date.now(), logFrom };
  }

  private watch(): void {
    const life = this.life;
    if (life === null) {
      this.revive('it ended at once', 0);
      return;
    }
    void life.ended.then((ending) => {
      if (!this.isStopping) this.revive(ending, Date.now() - life.since);
    });
  }

  private revive(ending: string, livedMs: number): void {
    this.reviving = this.bringBack(ending, livedMs).catch((error) => this.say(reasonOf(error)));
  }

  private async bringBack(ending: string, livedMs: number): Promise<void> {
    const { name } = this.plan;
    let why = ending;
    let lived = livedMs;
    while (!this.isStopping) {
      const delay = await this.pause(lived, (seconds) =>
        this.say(
          why === WANTS_AGAIN
            ? `${name} starts again to take up what has changed / ${name} 正在重新启动以采用变更`
            : `${name} has died (${why}); starting it again in ${seconds} s / ${name} 已退出（${why}），${seconds} 秒后重新启动`,
        ),
      );
      if (this.isStopping || delay === null) return;
      try {
        const ready = await this.launch();
        this.say(`${name} is running again / ${name} 已恢复运行`);
        this.plan.onReturn?.(ready);
        return this.watch();
      } catch (error) {
        why = reasonOf(error).split('\n')[0] ?? '';
        lived = 0;
      }
    }
  }

  /** Waits its turn; null when a stop came meanwhile. */
  private async pause(livedMs: number, tell?: (seconds: number) => void): Promise<number | null> {
    this.delayMs = nextDelay(this.plan.backoff ?? RESTART, this.delayMs, livedMs);
    tell?.(this.delayMs / 1_000);
    return wait(this.delayMs, this.delayMs, { signal: this.halt.signal }).catch(() => null);
  }
}
