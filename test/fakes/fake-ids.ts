import { doubleFnv32 } from '../../src/core/kit/hash.js';
import { Ids } from '../../src/flows/ports/ids.js';

/** Tokens are counted, so that a test can name them; hashes are short and stable. */
export class FakeIds extends Ids {
  private tokens = 0;

  override token(): string {
    this.tokens += 1;
    return `token${this.tokens}`;
  }

  override secret(): string {
    this.tokens += 1;
    return this.tokens.toString(2).replaceAll('0', 'c').replaceAll('1', 'b').padStart(52, 'a');
  }

  override publicId(prefix: 'dec' | 'out', id: string): string {
    const bits = doubleFnv32('public:1:', id).toString(2).replaceAll('0', 'c').replaceAll('1', 'b');
    return `${prefix}_${bits.padStart(32, 'a')}`;
  }

  override hash(text: string): string {
    return doubleFnv32('hash:1:', text).toString(16).padStart(64, '0');
  }
}
