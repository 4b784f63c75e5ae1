import type { Device } from '../../core/customer/customer.js';
import { addMonths, type Day } from '../../core/kit/day.js';
import { type Chance, type Weighed, weighed } from './chance.js';
import { daysAfter, isBefore } from './months.js';
import type { World } from './sample-shapes.js';
import type { Standing } from './standing.js';
import type { TableTraits } from './table-traits.js';

type Phone = World['devices']['phones'][number];
type State = Device['states'][number];

/** Telephones and gateways, each with the dated states it went through. */
export class DeviceDraw {
  private readonly phones: Weighed<Phone>;

  constructor(private readonly world: World) {
    this.phones = weighed(world.devices.phones.map((phone) => [phone, phone.weight]));
  }

  of(traits: TableTraits, standing: Standing, chance: Chance): readonly Device[] {
    const phones = Array.from({ length: traits.lines }, (_, line) => this.phone(line + 1, standing, chance));
    return [...phones, ...this.gateway(traits.internet, standing, chance)];
  }

  private phone(line: number, standing: Standing, chance: Chance): Device {
    const { instalmentShare, instalmentMonths } = this.world.devices;
    const { model, is5g, simSlots } = chance.pick(this.phones);
    const [inInstalments, months] = [chance.happens(instalmentShare), chance.whole(0, instalmentMonths)];
    const since = this.since(standing, months, chance);
    const instalmentEndDate = addMonths(since, instalmentMonths);
    return {
      line: `mobile-${line}`,
      model,
      is5g,
      simSlots,
      ...(inInstalments && standing.exitDate === undefined ? { instalmentEndDate } : {}),
      states: this.states(since, standing, chance),
    };
  }

  private gateway(internet: number, standing: Standing, chance: Chance): readonly Device[] {
    const { gateways, oldGateway } = this.world.devices;
    const isOld = chance.happens(oldGateway.share);
    const model = isOld ? oldGateway.model : gateways[internet];
    if (internet === 0 || !model) return [];
    const since = this.since(standing, standing.tenure, chance);
    return [{ line: 'broadband-1', model, states: this.states(since, standing, chance) }];
  }

  /** The day a device came into use: so many months ago, and never before the customer did. */
  private since({ activationDate, exitDate }: Standing, months: number, chance: Chance): Day {
    const day = daysAfter(addMonths(exitDate ?? this.world.asOf, -months), -chance.whole(0, 20));
    return isBefore(day, activationDate) ? activationDate : day;
  }

  private states(since: Day, { exitDate }: Standing, chance: Chance): readonly State[] {
    const [stored, faulty, returned] = [
      chance.whole(5, 60),
      chance.happens(this.world.devices.faultyShare),
      chance.happens(0.55),
    ];
    const used: State[] = [
      { state: 'in-stock', on: daysAfter(since, -stored) },
      { state: 'first-seen', on: since },
      { state: 'in-use', on: daysAfter(since, 1) },
    ];
    if (exitDate !== undefined) return returned ? [...used, { state: 'removed', on: daysAfter(exitDate, 3) }] : used;
    return faulty ? [...used, { state: 'faulty', on: daysAfter(this.world.asOf, -chance.whole(0, 5)) }] : used;
  }
}
