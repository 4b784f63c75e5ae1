import { loadRuleFiles, type RuleFiles } from './adapters/files/rule-files.js';
import { MongoConnection } from './adapters/mongo/connection.js';
import { MongoCustomerStore } from './adapters/mongo/customer.store.js';
import { ensureIndexes } from './adapters/mongo/indexes.js';
import { BullWakeUps } from './adapters/queue/bull-wake-ups.js';
import { prefixOf, type RedisPlace } from './adapters/queue/redis.js';
import { makeDataFolder } from './adapters/servers/run/data-folder.js';
import { AesCipher } from './adapters/system/aes-cipher.js';
import { type OffsetClock, openClock } from './adapters/system/clocks.js';
import { foreignKey, openPersonalDataKey, openTokenSecret } from './adapters/system/keys.js';
import { RandomIds } from './adapters/system/random-ids.js';
import { type Config, ConfigError } from './config.js';

/** Everything a process of the product holds open. */
export type Resources = {
  readonly config: Config;
  readonly mongo: MongoConnection;
  readonly place: RedisPlace;
  readonly wakeUps: BullWakeUps;
  readonly cipher: AesCipher;
  readonly clock: OffsetClock;
  readonly ids: RandomIds;
  readonly rules: RuleFiles;
  readonly tokenSecret: string;
  close(): Promise<void>;
};

function required(value: string | undefined, name: string): string {
  if (value !== undefined) return value;
  throw new ConfigError(`${name} is not set; npm start sets it. / 未设置 ${name}；npm start 会设置它。`);
}

/** Opens everything or nothing. Files are read first: a fault in them needs no server to be seen. */
export async function openResources(config: Config): Promise<Resources> {
  const rules = await loadRuleFiles(config.rulesDir);
  makeDataFolder(config.dataDir);
  const warn = (words: string) => process.stderr.write(`${words}\n`);
  const clock = openClock(config.dataDir, config.clock, { warn });
  const mongo = await MongoConnection.open(required(config.servers.mongodbUri, 'MONGODB_URI'));
  try {
    await ensureIndexes(mongo);
    const key = await openPersonalDataKey({
      dataDir: config.dataDir,
      given: config.keys.personalData,
      hasCustomers: async () => (await mongo.collection('customers').findOne({}, { projection: { _id: 1 } })) !== null,
    });
    const cipher = new AesCipher(key);
    if (!(await MongoCustomerStore.opensWith(mongo, cipher))) throw foreignKey();
    const place = { url: required(config.servers.redisUrl, 'REDIS_URL'), prefix: prefixOf(mongo.db.databaseName) };
    const wakeUps = await BullWakeUps.open(place);
    return {
      config,
      mongo,
      place,
      wakeUps,
      cipher,
      clock,
      ids: new RandomIds(),
      rules,
      tokenSecret: openTokenSecret(config.dataDir, config.keys.token),
      close: async () => {
        await wakeUps.close();
        await mongo.close();
      },
    };
  } catch (error) {
    await mongo.close();
    throw error;
  }
}
