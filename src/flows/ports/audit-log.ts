export type AuditEntry = {
  /** System time. */
  readonly at: Date;
  /** User name, `cli`, `system`. */
  readonly actor: string;
  /** What was done: `customer.read`, `customer.lookup`, `run.start`, `login.failed` ... */
  readonly action: string;
  /** What it was done to: an id, never personal data. */
  readonly subject: string;
  readonly detail?: Readonly<Record<string, string | number | boolean>>;
};

/** Append-only. A look-up that cannot be recorded does not happen: callers await it before they answer. */
export abstract class AuditLog {
  abstract record(entry: AuditEntry): Promise<void>;
  /** Newest first. */
  abstract list(query: {
    readonly limit: number;
    readonly before?: Date;
    readonly subject?: string;
  }): Promise<readonly AuditEntry[]>;
}
