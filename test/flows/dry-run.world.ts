import { DryRunCampaign } from '../../src/flows/dry-run-campaign.js';
import { CustomerPasts } from '../../src/flows/ports/customer-pasts.js';
import { FakeResponseStore } from '../fakes/fake-response-store.js';
import { type aWorld, RUN } from './run.world.js';

type World = Awaited<ReturnType<typeof aWorld>>;

/** Reads what the world reads, beside its run and before it. */
export async function dryRun({ campaigns, given, frames, ledger }: World, share = 1, people = 0) {
  const packs = { newest: () => (given.packs as { find: () => Promise<unknown> }).find() };
  const pasts = new CustomerPasts({
    ...{ responses: new FakeResponseStore(), ledger },
    sharers: { of: async () => new Map() },
  });
  const clock = { now: () => RUN.cutOff, system: () => RUN.startedAt };
  const flow = new DryRunCampaign(
    campaigns,
    packs as never,
    frames,
    given.facts as never,
    pasts,
    ledger,
    clock as never,
  );
  return flow.run({ campaignId: RUN.campaignId, share, people });
}
