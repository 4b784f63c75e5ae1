import { describe, expect, it } from '@jest/globals';
import { Command, CommanderError } from 'commander';
import { FakeAuditLog } from '../../../test/fakes/fake-audit-log.js';
import { FakeClock } from '../../../test/fakes/fake-clock.js';
import { FakeStopStore } from '../../../test/fakes/fake-stop-store.js';
import { ChangeStop } from '../../flows/change-stop.js';
import { AppError } from '../../flows/errors.js';
import type { BusinessRules } from '../../flows/ports/business-rules.js';
import type { CampaignStore } from '../../flows/ports/campaign-store.js';
import type { OfferStore } from '../../flows/ports/offer-store.js';
import { StopStore } from '../../flows/ports/stop-store.js';
import { Progress } from './progress.js';
import { addEmergencyStops } from './stop.command.js';

function aTerminal() {
  const [stops, audit] = [new FakeStopStore(), new FakeAuditLog()];
  const campaigns = { find: async (id: string) => (id === 'winback' ? {} : null) } as unknown as CampaignStore;
  const offers = { find: async () => null } as unknown as OfferStore;
  const rules = { organisation: { node: () => null } } as unknown as BusinessRules;
  const flows = new Map<unknown, unknown>([
    [ChangeStop, new ChangeStop(stops, campaigns, offers, rules, audit, new FakeClock())],
    [StopStore, stops],
  ]);
  const app = { get: <T>(token: abstract new (...args: never[]) => T) => flows.get(token) as T };
  const tidemark = async (...args: readonly string[]): Promise<string> => {
    let text = '';
    const program = new Command('tidemark').exitOverride().configureOutput({ writeErr: () => undefined });
    addEmergencyStops(program, {
      locale: 'en',
      screen: { write: (part: string) => (text += part) },
      progress: new Progress({ write: () => true }, () => 0),
      withApp: (_needs, work) => work(app),
      exitWith: () => undefined,
    });
    await program.parseAsync(['node', 'tidemark', ...args]);
    return text;
  };
  return { stops, audit, tidemark };
}

describe('emergency stops from the command line', () => {
  it('are pulled, shown and lifted, on record', async () => {
    const { tidemark, audit } = aTerminal();
    await expect(tidemark('stop', 'channel', 'sms', '--why', 'wrong sender')).resolves.toBe('stopped: channel|sms\n');
    await expect(tidemark('stop', 'all', '--why', 'everything')).resolves.toBe('stopped: all\n');
    await expect(tidemark('stop', 'all', '--why', 'again')).resolves.toBe('was stopped already: all\n');
    await expect(tidemark('stops')).resolves.toContain('wrong sender');
    expect(JSON.parse(await tidemark('stops', '--json'))).toMatchObject([
      { kind: 'all' },
      { kind: 'channel', of: 'sms' },
    ]);
    await expect(tidemark('resume', 'all', '--why', 'mended')).resolves.toBe('resumed: all\n');
    await expect(tidemark('resume', 'all', '--why', 'mended')).resolves.toBe('was not stopped: all\n');
    await tidemark('resume', 'channel', 'sms', '--why', 'mended');
    await expect(tidemark('stops')).resolves.toBe('No emergency stop holds.\n');
    expect(audit.entries[0]).toMatchObject({ actor: 'cli', action: 'emergency.stop', subject: 'channel|sms' });
  });

  it.each([
    ['an unknown campaign', ['stop', 'campaign', 'nothing', '--why', 'w'], AppError],
    ['a channel nobody has', ['stop', 'channel', 'fax', '--why', 'w'], AppError],
    ['nothing anybody knows', ['stop', 'moon', '--why', 'w'], CommanderError],
    ['without a reason', ['stop', 'all'], CommanderError],
  ])('are not pulled of %s', async (_case, args, error) => {
    const { tidemark, stops } = aTerminal();
    await expect(tidemark(...args)).rejects.toThrow(error);
    expect(stops.stops.size).toBe(0);
  });

  it('may be of a campaign that is there', async () => {
    const { tidemark, stops } = aTerminal();
    await tidemark('stop', 'campaign', 'winback', '--why', 'w');
    expect([...stops.stops.keys()]).toEqual(['campaign|winback']);
  });
});
