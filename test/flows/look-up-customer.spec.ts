import { describe, expect, it } from '@jest/globals';
import { LookUpCustomer } from '../../src/flows/look-up-customer.js';
import { AuditLog } from '../../src/flows/ports/audit-log.js';
import { aCustomer } from '../builders/a-customer.js';
import { FakeAuditLog } from '../fakes/fake-audit-log.js';
import { FakeClock } from '../fakes/fake-clock.js';
import { FakeCustomerStore } from '../fakes/fake-customer-store.js';

const customers = FakeCustomerStore.holding(aCustomer(), aCustomer({ id: 'c-2' }));
const clock = new FakeClock();
const by = 'marketer';

function scene() {
  const audit = new FakeAuditLog();
  const entries = () => audit.entries.map(({ action, subject, detail }) => [action, subject, detail?.found]);
  return { flow: new LookUpCustomer(customers, audit, clock), audit, entries };
}

describe('looking a person up', () => {
  it('by a field is on record for everybody it finds', async () => {
    const { flow, audit, entries } = scene();
    const found = await flow.run({ field: 'msisdn', value: '+1 202 555 0123', by });
    expect(found.map(({ id }) => id)).toEqual(['c-1', 'c-2']);
    expect(entries()).toEqual([
      ['customer.lookup', 'c-1', 2],
      ['customer.lookup', 'c-2', 2],
    ]);
    expect(audit.entries[0]).toMatchObject({ actor: by, at: clock.system() });
  });

  it('in vain is on record too, without what was typed', async () => {
    const { flow, audit } = scene();
    await expect(flow.run({ field: 'email', value: 'ann@example.invalid', by })).resolves.toEqual([]);
    expect(audit.entries).toHaveLength(1);
    expect(JSON.stringify(audit.entries)).not.toContain('ann@');
  });

  it('does not answer when it cannot be put on record', async () => {
    class FullAuditLog extends AuditLog {
      override async record(): Promise<void> {
        throw new Error('no room');
      }
      override async list() {
        return [];
      }
    }
    const flow = new LookUpCustomer(customers, new FullAuditLog(), clock);
    await expect(flow.run({ field: 'msisdn', value: '+1 202 555 0123', by })).rejects.toThrow('no room');
  });
});
