import { describe, expect, it } from '@jest/globals';
import { Command, CommanderError } from 'commander';
import { addKeys } from '../../src/adapters/cli/access/keys.command.js';
import type { CliContext } from '../../src/adapters/cli/context.js';
import { Progress } from '../../src/adapters/cli/progress.js';
import { isKeyForm } from '../../src/core/access/api-key.js';
import type { Locale } from '../../src/core/kit/locale.js';
import { CreateKey } from '../../src/flows/create-key.js';
import { ApiKeyStore } from '../../src/flows/ports/api-key-store.js';
import { RevokeKey } from '../../src/flows/revoke-key.js';
import { FakeApiKeyStore } from '../fakes/fake-api-key-store.js';
import { FakeAuditLog } from '../fakes/fake-audit-log.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakeIds } from '../fakes/fake-ids.js';

function commandLine(locale: Locale = 'en') {
  const [keys, audit, clock] = [new FakeApiKeyStore(), new FakeAuditLog(), new FakeClock()];
  const parts = new Map<unknown, unknown>([
    [ApiKeyStore, keys],
    [CreateKey, new CreateKey(keys, new FakeIds(), audit, clock)],
    [RevokeKey, new RevokeKey(keys, audit, clock)],
  ]);
  const tidemark = async (...args: readonly string[]) => {
    let [out, told, code] = ['', '', 0];
    const context: CliContext = {
      locale,
      screen: { write: (text) => (out += text) },
      progress: new Progress({ write: (text) => (told += text) }, () => 0),
      withApp: (_needs, work) => work({ get: (token) => parts.get(token) as never }),
      exitWith: (exit) => {
        code = exit;
      },
    };
    const program = new Command('tidemark').exitOverride().configureOutput({ writeErr: () => undefined });
    addKeys(program, context);
    try {
      await program.parseAsync(['node', 'tidemark', 'keys', ...args]);
    } catch (error) {
      if (!(error instanceof CommanderError)) throw error;
      code = 2;
    }
    return { code, out, told };
  };
  return { tidemark, audit };
}

describe('tidemark keys', () => {
  it('makes one, prints it alone and once, lists it and ends it', async () => {
    const { tidemark, audit } = commandLine();
    const { code, out, told } = await tidemark('create', 'billing');
    expect([code, isKeyForm(out.trim())]).toEqual([0, true]);
    expect(told).toContain('The key “billing”');
    const [made] = JSON.parse((await tidemark('list', '--json')).out).items;
    expect(made).toMatchObject({ name: 'billing', scopes: ['events:write'], createdBy: 'cli', lastUsedAt: null });
    const listed = (await tidemark('list')).out;
    expect(listed).toContain('holds');
    expect(listed).not.toContain(out.trim());
    expect((await tidemark('revoke', made.id)).out).toContain('is revoked');
    expect((await tidemark('list')).out).toContain('revoked');
    expect(audit.entries.map(({ actor, action }) => [actor, action])).toEqual([
      ['cli', 'key.create'],
      ['cli', 'key.revoke'],
    ]);
  });

  it('says in Chinese that there are none', async () => {
    expect((await commandLine('zh-CN').tidemark('list')).out).toBe('尚无密钥\n');
  });

  it.each([
    ['a scope nobody knows', ['create', 'billing', '--scope', 'everything']],
    ['a name with blanks', ['create', 'the billing']],
    ['no name', ['create']],
  ])('refuses %s before anything is opened', async (_case, args) => {
    const { tidemark, audit } = commandLine();
    await expect(tidemark(...args)).resolves.toMatchObject({ code: 2, out: '' });
    expect(audit.entries).toEqual([]);
  });

  it('does not end what is not there', async () => {
    await expect(commandLine().tidemark('revoke', 'key_nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
