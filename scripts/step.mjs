// Slow steps are named while they run, and say how long they take.
const EVERY_MS = 15_000;

export class StepError extends Error {}

/** Runs one step; prints its name, a sign of life every quarter of a minute, and the time it took. */
export async function step(en, zh, work) {
  const began = Date.now();
  const seconds = () => ((Date.now() - began) / 1_000).toFixed(0);
  console.log(`… ${en} / ${zh}`);
  const timer = setInterval(
    () => console.log(`  still at it after ${seconds()} s / 仍在进行，已 ${seconds()} 秒`),
    EVERY_MS,
  );
  try {
    const result = await work();
    console.log(`✓ ${en} / ${zh} (${seconds()} s)`);
    return result;
  } finally {
    clearInterval(timer);
  }
}

/** Ends the script with a message when a step fails in a foreseen way; anything else is a fault and keeps its trace. */
export async function orExit(work) {
  try {
    return await work();
  } catch (error) {
    console.error(error instanceof StepError ? error.message : error);
    process.exit(1);
  }
}
