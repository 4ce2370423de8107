import type { Io } from '../io';

/** A bar on stderr, where that is a terminal; elsewhere nothing. */
export interface Progress {
  /** One more is done. */
  step(): void;
  /** Takes the bar away while something else is written, and draws it again. */
  aside(write: () => Promise<void>): Promise<void>;
  /** Takes the bar away until the next step draws it again. */
  clear(): Promise<void>;
}

const WIDTH = 28;
/** The screen is drawn anew at most so often: a fast run must not wait for its bar. */
const EVERY_MS = 100;

/** @param now milliseconds */
export function progressBar(
  total: number,
  what: string,
  { err }: Io,
  now: () => number = () => performance.now(),
): Progress {
  const { columns } = err;
  if (columns === undefined || columns < 40)
    return { step: () => undefined, aside: (write) => write(), clear: async () => undefined };
  const started = now();
  let [done, drawn] = [0, -Infinity];
  const draw = (): Promise<void> => {
    drawn = now();
    return err.bar(barText(done, total, what, (drawn - started) / 1000).slice(0, columns - 1));
  };
  return {
    step: () => {
      done++;
      if (now() - drawn >= EVERY_MS) void draw();
    },
    aside: async (write) => {
      await err.bar('');
      await write();
      await draw();
    },
    clear: () => (drawn === -Infinity ? Promise.resolve() : err.bar('')),
  };
}

/** "[=======>      ] 120/500 files, about 76 s left" */
function barText(done: number, total: number, what: string, seconds: number): string {
  const filled = Math.round((WIDTH * done) / Math.max(1, total));
  const bar = '='.repeat(filled) + (filled < WIDTH ? '>' : '');
  const left = done > 0 ? `, about ${Math.ceil((seconds / done) * (total - done))} s left` : '';
  return `[${bar.padEnd(WIDTH).slice(0, WIDTH)}] ${done}/${total} ${what}${left}`;
}
