// Running other programs from the scripts: signals are passed on, the end is waited for.
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** npm passes Ctrl-C on although the terminal has sent it already: two within this time are one. */
const SAME_PRESS_MS = 1_000;

export function exitCodeOf(code, signal) {
  return signal === null ? (code ?? 1) : 128 + (constants.signals[signal] ?? 0);
}

/** Passes signals on to a child until it has ended. Returns the function that stops doing so. */
function passSignals(child) {
  let last = 0;
  const pass = (signal) => {
    if (Date.now() - last < SAME_PRESS_MS) return;
    last = Date.now();
    child.kill(signal);
  };
  for (const signal of SIGNALS) process.on(signal, pass);
  return () => {
    for (const signal of SIGNALS) process.off(signal, pass);
  };
}

/** Runs to the end with this terminal; the exit code. `onStart` is given the child. */
export function runToEnd(command, args, options = {}, onStart = () => {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    const stopPassing = passSignals(child);
    onStart(child);
    child.once('error', (error) => {
      stopPassing();
      console.error(`${command}: ${error.message}`);
      resolve(1);
    });
    child.once('exit', (code, signal) => {
      stopPassing();
      resolve(exitCodeOf(code, signal));
    });
  });
}

/** Programs that run for a step now, and those of them that may not be stopped in the middle. */
const steps = new Set();
const whole = new Set();
/** The signal by which this process was told to stop. */
let interruptedBy = null;

/** How long an interrupted step may take to end by itself. */
const PATIENCE_MS = 2_000;

/** The group, not only the program: what it has started in turn goes with it. */
function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Gone already.
  }
}

function signalSteps(signal) {
  for (const child of steps) if (!whole.has(child)) signalGroup(child, signal);
}

/** A step in a group of its own, so that Ctrl-C reaches it only through us; its output and exit code. */
function runGroup(command, args, { isWhole = false, ...options }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options, detached: true });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
    steps.add(child);
    if (isWhole) whole.add(child);
    const end = (code) => {
      steps.delete(child);
      whole.delete(child);
      resolve({ code, output });
    };
    child.once('error', (error) => {
      output += error.message;
      end(1);
    });
    child.once('close', (code, signal) => end(exitCodeOf(code, signal)));
  });
}

/**
 * Runs to the end quietly; what it printed and its exit code. Never comes back when somebody interrupts meanwhile; one
 * that `isWhole` is waited for even then.
 */
export async function runQuietly(command, args, options = {}) {
  const result = await runGroup(command, args, options);
  if (interruptedBy !== null) process.exit(exitCodeOf(null, interruptedBy));
  return result;
}

/**
 * Lets a signal end `work` and this process with it: a running step is asked, then forced after two seconds or at the
 * next signal. `process.on('exit')` is where the work puts things back.
 */
export async function interruptibly(work) {
  const force = () => signalSteps('SIGKILL');
  let firstAt = 0;
  const interrupt = (signal) => {
    if (interruptedBy !== null) return Date.now() - firstAt < SAME_PRESS_MS ? undefined : force();
    interruptedBy = signal;
    firstAt = Date.now();
    console.log('Stopping … / 正在停止 …');
    if (steps.size === 0) process.exit(exitCodeOf(null, signal));
    signalSteps('SIGTERM');
    setTimeout(force, PATIENCE_MS);
  };
  // A terminal that was closed takes no more words; that must not stop the stopping.
  const deaf = () => undefined;
  for (const stream of [process.stdout, process.stderr]) stream.on('error', deaf);
  for (const signal of SIGNALS) process.on(signal, interrupt);
  const stopWatching = whenNpmDies(() => interrupt('SIGTERM'));
  try {
    return await work();
  } finally {
    stopWatching();
    for (const signal of SIGNALS) process.off(signal, interrupt);
    for (const stream of [process.stdout, process.stderr]) stream.off('error', deaf);
  }
}

function ps(field, pid) {
  try {
    return execFileSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

function parentOf(pid) {
  if (process.platform !== 'linux') return Number(ps('ppid', pid));
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
}

function nameOf(pid) {
  if (process.platform !== 'linux') return ps('comm', pid);
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return '';
  }
}

/**
 * When the npm that called us is killed outright, nobody passes a signal on: the change of parents tells. Between npm
 * and us there may be a shell, which outlives npm. Returns the function that stops looking.
 */
export function whenNpmDies(act) {
  if (process.env.npm_lifecycle_event === undefined) return () => undefined;
  const parent = process.ppid;
  const hasShell = /(^|\/)(ba|da|z)?sh$/.test(nameOf(parent));
  const npm = hasShell ? parentOf(parent) : parent;
  const timer = setInterval(() => {
    if (process.ppid === parent && (!hasShell || parentOf(parent) === npm)) return;
    clearInterval(timer);
    act();
  }, 1_000);
  timer.unref();
  return () => clearInterval(timer);
}
