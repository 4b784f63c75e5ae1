import { LoginThrottle } from '../../src/flows/ports/login-throttle.js';

/** Ten tries a name, fifty an address, and no window that ends. */
export class FakeLoginThrottle extends LoginThrottle {
  private readonly taken = new Map<string, number>();

  override async take(name: string, address: string): Promise<number | null> {
    const over = [this.count(`address ${address}`) > 50, this.count(`name ${name.toLowerCase()}`) > 10];
    return over.includes(true) ? 900 : null;
  }

  override async giveBack(name: string, address: string): Promise<void> {
    this.taken.delete(`name ${name.toLowerCase()}`);
    this.taken.set(`address ${address}`, (this.taken.get(`address ${address}`) ?? 1) - 1);
  }

  private count(key: string): number {
    const count = (this.taken.get(key) ?? 0) + 1;
    this.taken.set(key, count);
    return count;
  }
}
