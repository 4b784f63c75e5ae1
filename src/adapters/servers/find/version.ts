import { runCommand } from './run-command.js';

export type Version = readonly [major: number, minor: number, patch: number];

/** Says why a version will not do, or nothing when it will. */
export type VersionCheck = (version: Version) => string | null;

export function parseVersion(text: string): Version | null {
  const found = /v=?\s?(\d+)\.(\d+)\.(\d+)/.exec(text);
  return found ? [Number(found[1]), Number(found[2]), Number(found[3])] : null;
}

export function isAtLeast(version: Version, least: readonly [number, number]): boolean {
  return version[0] > least[0] || (version[0] === least[0] && version[1] >= least[1]);
}

/** Runs the program once: a wrong architecture or a missing library shows here and not in mid-start. */
export async function versionOf(binary: string): Promise<Version> {
  const version = parseVersion(await runCommand(binary, ['--version'], { limitMs: 20_000 }));
  if (!version) throw new Error(`${binary} does not say its version / 无法识别版本`);
  return version;
}

export async function accepted(binary: string, check: VersionCheck): Promise<string> {
  const version = await versionOf(binary);
  const complaint = check(version);
  if (complaint !== null) throw new Error(`${binary} is ${version.join('.')}: ${complaint}`);
  return binary;
}
