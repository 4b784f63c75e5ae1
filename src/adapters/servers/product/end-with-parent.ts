/**
 * Loaded into each service before its own code. When the supervisor is killed outright the channel to it closes, and
 * the service ends as if asked to: nothing keeps working on databases that nobody looks after. It looks instead of
 * listening: a listener would change whether the channel keeps the process alive, which is the service's own affair.
 */
const EVERY_MS = 500;
const LIMIT_MS = 20_000;

if (process.connected) {
  const timer = setInterval(() => {
    if (process.connected) return;
    clearInterval(timer);
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), LIMIT_MS).unref();
    process.kill(process.pid, 'SIGTERM');
  }, EVERY_MS);
  timer.unref();
}
