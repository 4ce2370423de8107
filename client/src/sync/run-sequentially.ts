/** One of several things to do. */
export interface Job<R> {
  /** For people. */
  readonly name: string;
  /** Never rejects: a failure is a result. */
  run(): Promise<R>;
}

/**
 * Does one after the other, and ends between two when the signal is aborted or a result says so. The same for pushes from the editor
 * and from a terminal. @returns the results of the first jobs, in order; fewer than jobs when it ended before
 */
export async function runSequentially<R>(
  jobs: readonly Job<R>[],
  how: {
    readonly signal: AbortSignal;
    endsAt(result: R): boolean;
    settled?(result: R, job: Job<R>): void | Promise<void>;
  },
): Promise<R[]> {
  const done: R[] = [];
  for (const job of jobs) {
    if (how.signal.aborted) break;
    const result = await job.run();
    done.push(result);
    await how.settled?.(result, job);
    if (how.endsAt(result)) break;
  }
  return done;
}
