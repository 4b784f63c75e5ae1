const BYTES = { to: new TextEncoder(), from: new TextDecoder('utf-8', { fatal: true }) };

/** A text as hex of its UTF-8: it can stand in an address as it is, whatever letters it has. */
export function hexOfText(text: string): string {
  return [...BYTES.to.encode(text)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Null where the bytes are of no text. `hex` is of whole bytes, lower case. */
export function textOfHex(hex: string): string | null {
  const bytes = Uint8Array.from({ length: hex.length / 2 }, (_, at) =>
    Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16),
  );
  try {
    return BYTES.from.decode(bytes);
  } catch {
    return null;
  }
}
