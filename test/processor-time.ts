/** Processor time that this process spends on some work, in milliseconds. A busy machine does not add to it, as it does to the clock. */
export function processorTimeOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
