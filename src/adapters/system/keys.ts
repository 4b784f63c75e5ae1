import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { textOf, writeOnce } from './write-once.js';

const HEX_KEY = /^[0-9a-f]{64}$/i;

export class KeyError extends Error {}

export function personalDataKeyFile(dataDir: string): string {
  return join(dataDir, 'keys', 'personal-data.key');
}

export type KeyPlace = {
  readonly dataDir: string;
  /** 64 hexadecimal digits from the settings; absent means the file in the data folder. */
  readonly given?: string | undefined;
  /** Whether the database holds customers: then a new key would lose every name and number in it. */
  readonly hasCustomers: () => Promise<boolean>;
};

/** The key that personal data is sealed with: given, kept in the data folder, or made there on the very first start. */
export async function openPersonalDataKey({ dataDir, given, hasCustomers }: KeyPlace): Promise<Buffer> {
  if (given !== undefined) return keyIn(given, 'TIDEMARK_KEY');
  const file = personalDataKeyFile(dataDir);
  const kept = textOf(file);
  if (kept !== null) return keyIn(kept, file);
  if (await hasCustomers()) throw new KeyError(missing(file));
  return keyIn(writeOnce(file, `${randomBytes(32).toString('hex')}\n`), file);
}

/** The secret that log-in tokens are signed with. A new one only logs everybody out. */
export function openTokenSecret(dataDir: string, given: string | undefined): string {
  if (given !== undefined) return given;
  const file = join(dataDir, 'keys', 'token.key');
  const secret = (textOf(file) ?? writeOnce(file, `${randomBytes(32).toString('hex')}\n`)).trim();
  if (!HEX_KEY.test(secret)) throw new KeyError(damaged(file));
  return secret;
}

function keyIn(text: string, where: string): Buffer {
  const hex = text.trim();
  if (!HEX_KEY.test(hex)) throw new KeyError(damaged(where));
  return Buffer.from(hex, 'hex');
}

/** What the start says of a key that is whole but not the one the customers were sealed with. */
export function foreignKey(): KeyError {
  return new KeyError(
    [
      'The key of personal data is not the one that the customers in the database were sealed with.',
      'Give the right one as TIDEMARK_KEY, or restore keys/personal-data.key in the data folder.',
      '个人数据密钥与数据库中客户所用的密钥不符。',
      '请用 TIDEMARK_KEY 给出正确的密钥，或恢复数据目录中的 keys/personal-data.key。',
    ].join('\n'),
  );
}

function damaged(where: string): string {
  return [
    `${where} does not hold a key of 64 hexadecimal digits. Restore it from a backup.`,
    `${where} 中不是 64 位十六进制密钥。请从备份恢复。`,
  ].join('\n');
}

function missing(file: string): string {
  return [
    `The database holds customers, but the key of their personal data is not there: ${file}.`,
    'Restore the file, or give the key as TIDEMARK_KEY. A new key could not read them and is not made.',
    `数据库中已有客户，但个人数据密钥不存在：${file}。`,
    '请恢复该文件，或用 TIDEMARK_KEY 给出密钥。新密钥无法读取已有数据，因此不会生成。',
  ].join('\n');
}
