import { z } from 'zod';
import { PERMISSIONS } from '../../../core/access/permission.js';
import { ROLES } from '../../../core/access/role.js';
import { InstantSchema } from '../schema.js';

export const RoleSchema = z.enum(ROLES);

/** Any text is taken as a name here: a wrong one is answered as a wrong password is. */
export const LogInSchema = z.strictObject({ name: z.string().min(1).max(100), password: z.string().min(1).max(200) });
export type LogInBody = z.infer<typeof LogInSchema>;

export const PasswordChangeSchema = z.strictObject({
  current: z.string().min(1).max(200),
  next: z.string().min(12).max(200),
});
export type PasswordChangeBody = z.infer<typeof PasswordChangeSchema>;

export const AccountSchema = z
  .strictObject({
    name: z.string(),
    role: RoleSchema,
    orgNode: z.string().optional().describe('sees the customers of this node and below; absent: everybody'),
    passwordChanged: z.boolean(),
  })
  .meta({ id: 'Account' });

export const TokenSchema = z.strictObject({ token: z.string(), expiresAt: InstantSchema });
export const LoggedInSchema = z.strictObject({ token: z.string(), expiresAt: InstantSchema, user: AccountSchema });
export const MeSchema = z.strictObject({
  name: z.string(),
  role: RoleSchema,
  orgNode: z.string().nullable().describe('null: everybody'),
  permissions: z.array(z.enum(PERMISSIONS)),
});

export const NewUserSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9._-]{1,31}$/),
  role: RoleSchema,
  orgNode: z.string().min(1).max(60).exactOptional(),
});
export type NewUserBody = z.infer<typeof NewUserSchema>;
export const CreatedUserSchema = z.strictObject({
  name: z.string(),
  role: RoleSchema,
  orgNode: z.string().optional(),
  password: z.string(),
});
