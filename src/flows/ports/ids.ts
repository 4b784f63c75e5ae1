export abstract class Ids {
  /** A random token: fencing, request ids. */
  abstract token(): string;
  /** 256 random bits, lower-case base32: what opens something by itself. */
  abstract secret(): string;
  /** `dec_…`, `out_…`: prefix and lower-case base32 (RFC 4648, no padding) of SHA-256 of the id. The same id, the same form. */
  abstract publicId(prefix: 'dec' | 'out', id: string): string;
  /** SHA-256 in hex. */
  abstract hash(text: string): string;
}
