import type { Io } from '../io';

/** A progress bar on stderr. Where stderr is no terminal, it does nothing. */
export interface Progress {
  /** One more is done. */
  step(): void;
  /** Removes the bar while something else is written, and draws it again. */
  aside(write: () => Promise<void>): Promise<void>;
  /** Removes the bar until the next step draws it again. */
  clear(): Promise<void>;
}

const WIDTH = 28;
/** Terminals with fewer columns get no bar. */
const MIN_COLUMNS = 40;
/** The least time between two drawings: a fast run must not wait for its bar. */
const REDRAW_MS = 100;

/**
 * A bar that counts up to `total`.
 * @param now the time in milliseconds
 */
export function progressBar(
  total: number,
  what: string,
  { err }: Io,
  now: () => number = () => performance.now(),
): Progress {
  const { columns } = err;
  if (columns === undefined || !isWideEnough(err))
    return { step: () => undefined, aside: (write) => write(), clear: async () => undefined };
  const started = now();
  let done = 0;
  let drawn = -Infinity;
  const draw = (): Promise<void> => {
    drawn = now();
    return err.bar(barText(done, total, what, (drawn - started) / 1000).slice(0, columns - 1));
  };
  return {
    step: () => {
      done++;
      if (now() - drawn >= REDRAW_MS) void draw();
    },
    aside: async (write) => {
      await err.bar('');
      await write();
      await draw();
    },
    clear: () => (drawn === -Infinity ? Promise.resolve() : err.bar('')),
  };
}

/** A count on stderr of what has no known end. Where stderr is no terminal, it does nothing. */
export interface ProgressCount {
  show(count: number): Promise<void>;
  /** Removes the line. */
  clear(): Promise<void>;
}

/** Shows that something is counted: "Listing app clients: 120 so far". */
export function progressCount(what: string, { err }: Io): ProgressCount {
  if (!isWideEnough(err)) return { show: async () => undefined, clear: async () => undefined };
  return { show: (count) => err.bar(`${what}: ${count} so far`), clear: () => err.bar('') };
}

const isWideEnough = ({ columns }: Io['err']): boolean => columns !== undefined && columns >= MIN_COLUMNS;

/** "[=======>      ] 120/500 files, about 76 s left" */
function barText(done: number, total: number, what: string, seconds: number): string {
  const filled = Math.round((WIDTH * done) / Math.max(1, total));
  const bar = '='.repeat(filled) + (filled < WIDTH ? '>' : '');
  const left = done > 0 ? `, about ${Math.ceil((seconds / done) * (total - done))} s left` : '';
  return `[${bar.padEnd(WIDTH).slice(0, WIDTH)}] ${done}/${total} ${what}${left}`;
}
