export abstract class Clock {
  /** Business time: what rules, due times, quiet hours and expiry are measured by. */
  abstract now(): Date;
  /** The machine's time: leases, TTL, log-in tokens. */
  abstract system(): Date;
}
