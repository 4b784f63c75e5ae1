import { describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import { aContactPolicy } from '../../../test/builders/a-contact-row.js';
import { anOffer } from '../../../test/builders/an-offer.js';
import { FakeAuditLog } from '../../../test/fakes/fake-audit-log.js';
import { FakeClock } from '../../../test/fakes/fake-clock.js';
import { FakeOfferStore } from '../../../test/fakes/fake-offer-store.js';
import { FakeRulePackStore } from '../../../test/fakes/fake-rule-pack-store.js';
import { MoveOffer } from '../../flows/move-offer.js';
import type { BusinessRules } from '../../flows/ports/business-rules.js';
import type { Templates } from '../../flows/ports/templates.js';
import type { CliApp, CliContext } from './context.js';
import { addOffers } from './offers.command.js';

async function aShell() {
  const offers = new FakeOfferStore();
  const audit = new FakeAuditLog();
  const texts = { variablesOf: () => ({ ok: true, value: [] }), render: (text: string) => ({ ok: true, value: text }) };
  const templates = texts as unknown as Templates;
  const rules = { policy: aContactPolicy() } as BusinessRules;
  await offers.save(anOffer({ state: 'test' }));
  const move = new MoveOffer(offers, new FakeRulePackStore(), templates, rules, audit, new FakeClock());
  const app: CliApp = { get: (token) => ((token as unknown) === MoveOffer ? move : offers) as never };
  const written: string[] = [];
  const context = {
    locale: 'en',
    screen: { write: (text: string) => written.push(text) },
    withApp: <T>(_needs: unknown, work: (one: CliApp) => Promise<T>) => work(app),
    exitWith: () => undefined,
  } as unknown as CliContext;
  const run = async (...words: readonly string[]) => {
    const program = new Command('tidemark').exitOverride().configureOutput({ writeErr: () => undefined });
    addOffers(program, context);
    await program.parseAsync(['node', 'tidemark', 'offers', ...words]);
    return written.splice(0).join('');
  };
  return { run, offers, audit };
}

describe('tidemark offers', () => {
  it('lists them with where they are in their life', async () => {
    const { run } = await aShell();
    expect(await run('list')).toMatch(/stay\s+test\s+Stay with us\s+2027-01-01/);
  });

  it('moves one, on record, and shows who did it and where it may go', async () => {
    const { run, offers, audit } = await aShell();
    expect(await run('move', 'stay', 'live', '--note', 'tested')).toContain('moved it to live  tested');
    expect(await offers.find('stay')).toMatchObject({ state: 'live' });
    expect(audit.entries).toMatchObject([{ actor: 'cli', action: 'offer.move', subject: 'stay' }]);
    expect(await run('show', 'stay')).toContain('at live; may go to: review, retired');
    expect(JSON.parse(await run('show', 'stay', '--json'))).toMatchObject({ id: 'stay', state: 'live' });
  });

  it('refuses a state there is not, a step that does not follow, and an offer nobody knows', async () => {
    const { run } = await aShell();
    await expect(run('move', 'stay', 'sold')).rejects.toThrow('<state>');
    await expect(run('move', 'stay', 'idea')).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await expect(run('show', 'gone')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
