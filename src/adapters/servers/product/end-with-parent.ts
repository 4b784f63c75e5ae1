/**
 * Loaded into each service before its own code. When the supervisor is killed outright the channel to it closes, and
 * the service ends as if asked to: nothing keeps working on databases that nobody looks after.
 */
const LIMIT_MS = 20_000;

process.once('disconnect', () => {
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), LIMIT_MS).unref();
  process.kill(process.pid, 'SIGTERM');
});
// Listening must not keep a service alive that has finished its work.
process.channel?.unref();
