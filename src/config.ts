import { isAbsolute, resolve } from 'node:path';
import { z } from 'zod';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;

/** A whole number, in both languages where it is none. */
function wholeFrom(min: number, max: number) {
  const words = `a whole number from ${min} to ${max} / ${min} 到 ${max} 的整数`;
  return z.coerce.number(words).int(words).min(min, words).max(max, words);
}

/** Every variable the product reads. `.env.example` is held to this list by a test. */
export const ConfigSchema = z.object({
  PORT: wholeFrom(0, 65_535).default(3000),
  TIDEMARK_HOST: z.string().min(1).default('127.0.0.1'),
  TIDEMARK_DATA: z.string().min(1).default('.data'),
  TIDEMARK_CACHE: z.string().min(1).default('.cache'),
  MONGODB_URI: z.string().optional(),
  REDIS_URL: z.string().optional(),
  MONGOMS_SYSTEM_BINARY: z.string().optional(),
  TIDEMARK_CLOCK: z.string().optional(),
  TIDEMARK_RULES: z.string().min(1).default('rules'),
  TIDEMARK_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, '64 hexadecimal digits (32 bytes) / 64 位十六进制数（32 字节）')
    .optional(),
  TIDEMARK_TOKEN_KEY: z.string().min(32, 'at least 32 characters / 至少 32 个字符').optional(),
  TIDEMARK_SMTP_URL: z.string().optional(),
  TIDEMARK_SMPP_URL: z.string().optional(),
  TIDEMARK_SINK_HOST: z.string().min(1).default('127.0.0.1'),
  TIDEMARK_MAIL_FROM: z.string().default('Tidemark <no-reply@example.invalid>'),
  TIDEMARK_SMS_FROM: z.string().default('Tidemark'),
  TIDEMARK_CHUNK_CUSTOMERS: wholeFrom(1, 20_000).default(2_000),
  TIDEMARK_LOG_LEVEL: z
    .enum(LOG_LEVELS, `one of ${LOG_LEVELS.join(', ')} / 须为 ${LOG_LEVELS.join('、')} 之一`)
    .default('info'),
});

export type Environment = Readonly<Record<string, string | undefined>>;

export type Config = {
  readonly http: { readonly host: string; readonly port: number };
  readonly dataDir: string;
  readonly cacheDir: string;
  readonly rulesDir: string;
  /** Given by the operator of the machine; absent means the embedded servers (`adapters/servers`). */
  readonly servers: { readonly mongodbUri?: string; readonly redisUrl?: string; readonly mongodBinary?: string };
  /** `system`, an ISO instant, or absent: the sample operator's clock. */
  readonly clock?: string;
  /** Hex AES-256 key and token secret when given; absent means the files in the data folder. */
  readonly keys: { readonly personalData?: string; readonly token?: string };
  readonly channels: {
    readonly smtpUrl?: string;
    readonly smppUrl?: string;
    /** Where the local mail and SMS servers listen: anybody who reaches them may hand in. */
    readonly sinkHost: string;
    readonly mailFrom: string;
    readonly smsFrom: string;
  };
  readonly chunkCustomers: number;
  readonly logLevel: string;
};

export class ConfigError extends Error {}

function present<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return (value === undefined || value === '' ? {} : { [key]: value }) as { [P in K]?: V };
}

/**
 * The one reader of the environment. Names every bad variable at once.
 * Relative folders are taken from `root` (the project's root, the working directory by default).
 */
export function readConfig(env: Environment, root = process.cwd()): Config {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = ConfigSchema.safeParse(filled);
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
    throw new ConfigError(`Settings that cannot be used / 无法使用的配置:\n${[...new Set(lines)].join('\n')}`);
  }
  const value = parsed.data;
  const folder = (path: string) => (isAbsolute(path) ? path : resolve(root, path));
  return {
    http: { host: value.TIDEMARK_HOST, port: value.PORT },
    dataDir: folder(value.TIDEMARK_DATA),
    cacheDir: folder(value.TIDEMARK_CACHE),
    rulesDir: folder(value.TIDEMARK_RULES),
    servers: {
      ...present('mongodbUri', value.MONGODB_URI),
      ...present('redisUrl', value.REDIS_URL),
      ...present('mongodBinary', value.MONGOMS_SYSTEM_BINARY),
    },
    ...present('clock', value.TIDEMARK_CLOCK),
    keys: { ...present('personalData', value.TIDEMARK_KEY), ...present('token', value.TIDEMARK_TOKEN_KEY) },
    channels: {
      ...present('smtpUrl', value.TIDEMARK_SMTP_URL),
      ...present('smppUrl', value.TIDEMARK_SMPP_URL),
      sinkHost: value.TIDEMARK_SINK_HOST,
      mailFrom: value.TIDEMARK_MAIL_FROM,
      smsFrom: value.TIDEMARK_SMS_FROM,
    },
    chunkCustomers: value.TIDEMARK_CHUNK_CUSTOMERS,
    logLevel: value.TIDEMARK_LOG_LEVEL,
  };
}
