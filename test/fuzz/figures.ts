/** One piece of work of the server, measured while nothing else was asked of it. */
export interface Work {
  /** Its kind: the method, and the kind of code action. */
  readonly what: string;
  /** What the text is like, where that was made on purpose. */
  readonly about: string;
  /** Milliseconds of its processor time. */
  readonly ms: number;
  /** Of the text, in UTF-16 code units. */
  readonly size: number;
  /** The arguments of the long run that play the script again in which it was. */
  readonly repeat: string;
}

/** What was seen of one server. */
export interface Figures {
  edits: number;
  /** Answers to requests. */
  answers: number;
  /** Of them, by kind: how many were measured, and the one that took longest. */
  readonly worst: Map<string, { count: number; longest: Work }>;
  /** The longest, at most one of each kind, text and script. */
  readonly longest: Work[];
  /** Resident megabytes at the end of each tenth of the edits. */
  readonly memory: number[];
}

const MOST_LONGEST = 10;

export const noFigures = (): Figures => ({ edits: 0, answers: 0, worst: new Map(), longest: [], memory: [] });

/** Counts a measured piece of work. */
export function note({ worst, longest }: Figures, work: Work): void {
  const known = worst.get(work.what) ?? { count: 0, longest: work };
  known.count++;
  if (work.ms > known.longest.ms) known.longest = work;
  worst.set(work.what, known);
  const twin = longest.findIndex(
    ({ what, about, repeat }) => what === work.what && about === work.about && repeat === work.repeat,
  );
  if (twin >= 0 && (longest[twin] as Work).ms >= work.ms) return;
  if (twin >= 0) longest.splice(twin, 1);
  longest.push(work);
  longest.sort((a, b) => b.ms - a.ms).splice(MOST_LONGEST);
}

/** The figures as lines for people. */
export function told({ edits, answers, worst, longest, memory }: Figures, peak: number | undefined): string {
  const kinds = [...worst]
    .sort(([, a], [, b]) => b.longest.ms - a.longest.ms)
    .map(
      ([
        what,
        {
          count,
          longest: { ms, size, about },
        },
      ]) => row(what, `${ms} ms`, `${size} characters`, `${count} measured`, about),
    );
  const list = longest.map(({ what, about, ms, size, repeat }) =>
    row(what, `${ms} ms`, `${size} characters`, about, repeat),
  );
  return [
    `${edits} edits, ${answers} answers; highest memory ${Math.round(peak ?? NaN)} MB, after each tenth ${memory.map(Math.round).join(', ')} MB`,
    'longest processor time by kind:',
    ...kinds,
    'the ten longest:',
    ...list,
  ].join('\n');
}

const row = (what: string, ...rest: readonly string[]): string =>
  `  ${what.padEnd(60)} ${rest.map((cell) => cell.padEnd(18)).join(' ')}`.trimEnd();
