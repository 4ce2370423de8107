import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks again and again until `ask` gives something truthy, and returns that.
 * @throws Error naming `what` when the limit passes
 */
export async function until(what, ask, limitMs = 15_000) {
  for (const deadline = performance.now() + limitMs; ;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > deadline) throw new Error(`Waited ${limitMs} ms for ${what}.`);
    await pause(50);
  }
}
