/** One of several tasks. */
export interface Job<R> {
  /** Its name for people. */
  readonly name: string;
  /** Never rejects: a failure is a result. */
  run(): Promise<R>;
}

/**
 * Runs jobs one after the other, and stops between two when the signal is aborted or `endsAt` says so.
 * @returns the results of the jobs that ran, in order
 */
export async function runSequentially<R>(
  jobs: readonly Job<R>[],
  options: {
    readonly signal: AbortSignal;
    endsAt(result: R): boolean;
    settled?(result: R, job: Job<R>): void | Promise<void>;
  },
): Promise<R[]> {
  const results: R[] = [];
  for (const job of jobs) {
    if (options.signal.aborted) break;
    const result = await job.run();
    results.push(result);
    await options.settled?.(result, job);
    if (options.endsAt(result)) break;
  }
  return results;
}
