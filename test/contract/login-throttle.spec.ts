import { randomUUID } from 'node:crypto';
import { afterAll } from '@jest/globals';
import { Redis } from 'ioredis';
import { RedisLoginThrottle } from '../../src/adapters/access/redis-login-throttle.js';
import { testRedisUrl } from '../database.js';
import { FakeLoginThrottle } from '../fakes/fake-login-throttle.js';
import { describeLoginThrottle } from './login-throttle.contract.js';

const redis = new Redis(testRedisUrl());
const prefix = `{tidemark-test-${randomUUID()}}`;
let made = 0;

afterAll(async () => {
  const keys = await redis.keys(`${prefix}*`);
  if (keys.length > 0) await redis.del(...keys);
  await redis.quit();
});

describeLoginThrottle('FakeLoginThrottle', async () => new FakeLoginThrottle());
describeLoginThrottle('RedisLoginThrottle', async () => {
  made += 1;
  return new RedisLoginThrottle(redis, `${prefix}:${made}`);
});
