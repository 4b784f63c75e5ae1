import type { Supervised } from '../run/supervised.js';
import type { Environment, Say } from '../say.js';
import { type Ready, service } from './services.js';

export type HelpersPlan = {
  readonly dataDir: string;
  readonly node: string;
  readonly scripts: { readonly sinks: string; readonly worker: string };
  readonly env: Environment;
  readonly say: Say;
};

/** A worker and what it sends to, for one command on a machine where `npm start` is not running. */
export class Helpers {
  private constructor(private readonly children: readonly Supervised<Ready>[]) {}

  static async start({ dataDir, node, scripts, env, say }: HelpersPlan): Promise<Helpers> {
    const helper = (name: 'sinks' | 'worker', more: Environment = {}) => {
      return service({ dataDir, node, name, script: scripts[name], env: () => ({ ...env, ...more }) }, say);
    };
    const sinks = helper('sinks');
    const { smtpUrl, smppUrl } = await sinks.start();
    const worker = helper('worker', {
      TIDEMARK_SMTP_URL: env.TIDEMARK_SMTP_URL || smtpUrl,
      TIDEMARK_SMPP_URL: env.TIDEMARK_SMPP_URL || smppUrl,
    });
    const helpers = new Helpers([worker, sinks]);
    try {
      await worker.start();
      return helpers;
    } catch (error) {
      await helpers.stop();
      throw error;
    }
  }

  /** The worker first: what it has in hand goes to the servers that are stopped after it. */
  async stop(): Promise<void> {
    for (const child of this.children) await child.stop();
  }
}
