import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoOfferUse } from '../../src/adapters/mongo/offer-use.store.js';
import { MongoOutreachStore } from '../../src/adapters/mongo/outreach.store.js';
import { OUTREACH_STATES } from '../../src/core/outreach/outreach.js';
import { anOutreach } from '../builders/an-outreach.js';
import { testDatabase } from '../database.js';

const uri = testDatabase();
let connection: MongoConnection;

beforeAll(async () => {
  connection = await MongoConnection.open(uri);
  await MongoOfferUse.ensureIndexes(connection);
});

afterAll(async () => {
  await connection.close();
});

describe('MongoOfferUse', () => {
  it('counts what was planned of an offer and not given back', async () => {
    const rows = OUTREACH_STATES.map((state, index) =>
      anOutreach({ customerId: `c-${index}`, offerId: 'gift', state }),
    );
    const other = anOutreach({ customerId: 'c-99', offerId: 'other' });
    await new MongoOutreachStore(connection).plan([...rows, other]);
    const use = new MongoOfferUse(connection);
    const gone = ['failed', 'expired', 'cancelled'];
    await expect(use.contactsOf(['gift', 'nothing'])).resolves.toEqual({ gift: OUTREACH_STATES.length - gone.length });
    await expect(use.contactsOf([])).resolves.toEqual({});
  });
});
