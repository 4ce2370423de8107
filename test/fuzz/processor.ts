import { readFileSync } from 'node:fs';

/**
 * Processor time of a process so far, with all its threads: milliseconds, in steps of ten. A busy machine does not add to it.
 * Where there is no /proc it is the clock.
 * @param ended what counts when the process is gone
 */
export function workOf(pid: number, ended = 0): number {
  try {
    const [user = 0, system = 0] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
      .slice(11, 13)
      .map(Number);
    return (user + system) * 10;
  } catch {
    return process.platform === 'linux' ? ended : performance.now();
  }
}

/** Resident memory of a process in megabytes, now and at its highest; undefined where there is no /proc. */
export function memoryOf(pid: number): { readonly now: number; readonly peak: number } | undefined {
  const read = (name: string, text: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? NaN) / 1024;
  try {
    const text = readFileSync(`/proc/${pid}/status`, 'utf8');
    return { now: read('VmRSS', text), peak: read('VmHWM', text) };
  } catch {
    return undefined;
  }
}
