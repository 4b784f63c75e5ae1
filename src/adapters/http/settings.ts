/** What the root tells the HTTP door: folders as absolute paths, and what it asks before it calls itself ready. */
export abstract class HttpSettings {
  /** Uploads and rejects lie below it; nothing outside it is ever served. */
  abstract readonly dataDir: string;
  abstract readonly callListDir: string;
  /** Where mappings named by an import are looked for, in this order: `<name>.mapping.json`. */
  abstract readonly mappingDirs: readonly string[];
  /** The built console. */
  abstract readonly webDir: string;
  /** How often a run that somebody watches is counted, milliseconds. */
  abstract readonly watchEveryMs: number;
  /** The published JSON Schema of a rule pack. */
  abstract readonly packSchema: Readonly<Record<string, unknown>>;
  /** `system`, `instant` or `sample`: how business time is set. */
  abstract readonly clockSetting: 'system' | 'instant' | 'sample';
  /** Each resolves if the server of that name answers. */
  abstract readonly probes: Readonly<Record<string, () => Promise<void>>>;
}
