/** Who does something that one process at a time should do. A lease shortens quarrels, it does not decide them: claims do. */
export abstract class Leases {
  /** True if nobody else holds it; the owner itself takes it again to renew. `ms` is machine time. */
  abstract take(name: string, owner: string, ms: number): Promise<boolean>;
  /** Only the owner's own lease goes. */
  abstract release(name: string, owner: string): Promise<void>;
}
