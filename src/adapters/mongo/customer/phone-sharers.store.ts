import type { UnitFacts } from '../../../core/policy/holdout/unit.js';
import { PhoneSharers } from '../../../flows/ports/phone-sharers.js';
import type { MongoConnection } from '../connection.js';
import { type CustomerRecord, THERE } from './customer-record.js';

/** More than this on one number is a placeholder, not a phone. */
export const MOST_ON_A_NUMBER = 20;

type Group = { readonly members: readonly UnitFacts[] };

/** Numbers are compared by their keyed hash: none is read. */
export class MongoPhoneSharers extends PhoneSharers {
  constructor(private readonly connection: MongoConnection) {
    super();
  }

  override async of(customerIds: readonly string[]): Promise<ReadonlyMap<string, readonly UnitFacts[]>> {
    const customers = this.connection.collection<CustomerRecord>('customers');
    const asked = { _id: { $in: [...customerIds] }, ...THERE, 'lookup.msisdn': { $exists: true } };
    const numbers = await customers.distinct('lookup.msisdn', asked);
    if (numbers.length === 0) return new Map();
    const groups = await customers
      .aggregate<Group>([
        { $match: { 'lookup.msisdn': { $in: numbers }, ...THERE } },
        { $sort: { _id: 1 } },
        {
          $group: {
            _id: '$lookup.msisdn',
            members: { $push: { customerId: '$_id', householdId: { $ifNull: ['$business.householdId', null] } } },
          },
        },
        { $match: { 'members.1': { $exists: true }, [`members.${MOST_ON_A_NUMBER}`]: { $exists: false } } },
      ])
      .toArray();
    const wanted = new Set(customerIds);
    return new Map(
      groups.flatMap(({ members }) =>
        members
          .filter(({ customerId }) => wanted.has(customerId))
          .map(({ customerId }) => [customerId, members.filter((one) => one.customerId !== customerId)] as const),
      ),
    );
  }
}
