/** Keeps what was made for the newest few keys. What falls out is only forgotten here: who holds it goes on with it. */
export class Newest<V> {
  private readonly kept = new Map<string, V>();

  constructor(private readonly most: number) {}

  of(key: string, make: () => V): V {
    const value = this.kept.get(key) ?? make();
    this.kept.delete(key);
    this.kept.set(key, value);
    const [oldest] = this.kept.keys();
    if (oldest !== undefined && this.kept.size > this.most) this.kept.delete(oldest);
    return value;
  }
}
