import type { paths } from '../api/schema.ts';

type Me = paths['/api/v1/auth/me']['get']['responses'][200]['content']['application/json'];
export type Permission = Me['permissions'][number];
