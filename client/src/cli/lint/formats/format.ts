import type { Severity } from '../../../../../server/src/language/problem';
import { jsonText } from '../../common/json';
import type { RuleEntry } from '../catalogue';
import type { CheckedFile, FailedFile } from '../check-text';

/** What a format knows of the run. */
export interface FormatOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly color: boolean;
  /** Whether problems of a severity are to be reported. */
  readonly shows: (severity: Severity) => boolean;
  /** What can be reported, for formats that list it; lint's rules by default. */
  readonly rules?: readonly RuleEntry[];
  /** What was not done with a file that failed; "checked" by default. */
  readonly undone?: string;
}

/** Counts over all files, including what is not shown. */
export interface Totals extends Readonly<Record<Severity, number>> {
  readonly files: number;
  readonly failed: number;
  /** Problems that would be shown if neither a comment nor a configuration silenced them. */
  readonly silenced: number;
}

/** Turns a run into text, piece by piece, so that no more than one file is in memory. */
export interface Format {
  begin(): string;
  checked(file: CheckedFile): string;
  failed(file: FailedFile): string;
  end(totals: Totals): string;
}

/** Formats the items of a JSON list one by one, with the commas between them. */
export function jsonItems(): (item: unknown) => string {
  let first = true;
  return (item) => {
    const text = `${first ? '\n' : ',\n'}${jsonText(item)}`;
    first = false;
    return text;
  };
}
