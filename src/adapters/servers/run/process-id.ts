import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

function ps(field: string, pid: number): string {
  try {
    return execFileSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

function proc(path: string): string {
  try {
    return readFileSync(`/proc/${path}`, 'utf8');
  } catch {
    return '';
  }
}

/** The words a process was started with; empty when there is none, or only its remains. */
export function commandLineOf(pid: number): string {
  return process.platform === 'linux' ? proc(`${pid}/cmdline`).split('\0').join(' ').trim() : ps('command', pid);
}

/**
 * When a process was born, on this boot: with the number it names one process for ever, as a number alone does not.
 * Empty when it is gone, or only waits to be buried: then it holds neither files nor ports any more.
 */
export function birthOf(pid: number): string {
  if (process.platform !== 'linux') return ps('lstart', pid);
  const stat = proc(`${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const isDead = fields[0] === 'Z' || fields[0] === 'X';
  return fields[19] === undefined || isDead ? '' : `${proc('sys/kernel/random/boot_id').trim()}/${fields[19]}`;
}
