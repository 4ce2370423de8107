/** So many crashes within WINDOW_MS are one too many. */
const MOST_CRASHES = 5;
const WINDOW_MS = 3 * 60 * 1000;

/** Counts crashes: the function that is returned is called at each, and says whether it was one too many. */
export function countCrashes(now: () => number = Date.now): () => boolean {
  let crashes: number[] = [];
  return () => {
    crashes = [...crashes.filter((it) => now() - it < WINDOW_MS), now()];
    return crashes.length >= MOST_CRASHES;
  };
}
