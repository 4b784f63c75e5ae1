/** Keeps what identifies a person. Ciphertexts carry their own nonce and version; a changed byte is an error, never a wrong text. */
export abstract class Cipher {
  /** AES-256-GCM, a new nonce every time. */
  abstract encrypt(text: string): string;
  abstract decrypt(sealed: string): string;
  /** Keyed hash (HMAC-SHA-256) for looking a value up without knowing it; `field` separates domains. */
  abstract lookup(field: string, text: string): string;
}
