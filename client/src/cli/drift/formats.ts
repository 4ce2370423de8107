import { missingBaseText } from '../../sync/base-text';
import type { Difference } from '../../sync/drift';
import type { StoredBase } from '../../sync/plan';
import { pluralize } from '../../sync/format';
import { schema } from '../../../../server/src/language/schema';
import type { CheckedFile, FailedFile, Result } from '../lint/check-text';
import { jsonItems, type Format } from '../lint/formats/format';
import { githubFormat } from '../lint/formats/github';
import { painter, printable, type Paint, type Style } from '../common/terminal-text';
import { sarifFormat } from '../lint/formats/sarif';
import type { Failure } from '../common/failures';
import { jsonText } from '../common/json';
import type { FileComparison, PlacedDifference } from './compare';

/** How many files are in each state. */
export type DriftCounts = Readonly<Record<FileComparison['state'], number>>;

/** Turns a run of drift into text, piece by piece. */
export interface DriftFormat {
  begin(): string;
  file(comparison: FileComparison): string;
  /** @param failures of all files that could not be compared */
  end(counts: DriftCounts, failures: readonly Failure[]): string;
}

/** What a format knows of the run. */
export interface DriftFormatOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly color: boolean;
}

const STYLES: Readonly<Record<FileComparison['state'], Style>> = {
  same: 'green',
  drift: 'yellow',
  gone: 'red',
  failed: 'red',
};

const MOVED_LABELS: Readonly<Record<NonNullable<PlacedDifference['moved']>, string>> = {
  file: 'changed in the file',
  live: 'changed in Cognito',
  both: 'changed on both sides',
};

const formatMoved = ({ moved, inFile }: PlacedDifference): string =>
  [moved && MOVED_LABELS[moved], !inFile && 'not in the file']
    .filter(Boolean)
    .map((label) => ` (${label as string})`)
    .join('');

function textFormat({ color }: DriftFormatOptions): DriftFormat {
  const paint = painter(color);
  return {
    begin: () => '',
    file: (comparison) =>
      comparison.state === 'same' || comparison.state === 'failed'
        ? ''
        : `${paint('underline', comparison.file)}\n${body(comparison, paint)}\n`,
    end: (counts) => `${summary(counts, paint)}\n`,
  };
}

function body(comparison: Exclude<FileComparison, { state: 'same' | 'failed' }>, paint: Paint): string {
  if (comparison.state !== 'drift') return `  ${paint('red', comparison.message)}\n`;
  const missing = missingBaseText(comparison.base);
  return [
    ...comparison.differences.map(
      (difference) => `${paint(undefined, difference.sides)}${paint('gray', formatMoved(difference))}`,
    ),
    ...(missing === undefined ? [] : [paint('gray', `${missing} Which side changed is not known.`)]),
  ]
    .map((line) => `  ${line}\n`)
    .join('');
}

const STATE_LABELS: Readonly<Record<FileComparison['state'], string>> = {
  same: 'without drift',
  drift: 'with drift',
  gone: 'whose client is gone',
  failed: 'not compared',
};

function summary(counts: DriftCounts, paint: Paint): string {
  const states = Object.keys(STATE_LABELS) as FileComparison['state'][];
  const total = states.reduce((sum, state) => sum + counts[state], 0);
  const parts = states
    .filter((state) => counts[state] > 0)
    .map((state) => `${counts[state]} ${STATE_LABELS[state]}`)
    .join(', ');
  const worst = [...states].reverse().find((state) => counts[state] > 0) ?? 'same';
  return paint(STYLES[worst], `${pluralize(total, 'file')}: ${parts}.`);
}

function jsonFormat(): DriftFormat {
  const item = jsonItems();
  return {
    begin: () => '{"version":1,"files":[',
    file: (comparison) =>
      item({
        file: comparison.file,
        state: comparison.state,
        differences: comparison.state === 'drift' ? comparison.differences.map(withoutRange) : [],
        ...(comparison.state === 'drift' && { base: baseWord(comparison.base) }),
        ...(comparison.state === 'gone' && { message: comparison.message }),
      }),
    end: (_, failures) => `\n],"failures":${jsonText(failures)}}\n`,
  };
}

function baseWord(base: StoredBase): 'known' | 'none' | 'unreadable' {
  if (base === undefined) return 'none';
  return base === 'unreadable' ? base : 'known';
}

const withoutRange = ({ range: _, ...difference }: PlacedDifference): Difference => difference;

const RULE = {
  code: 'drift',
  severity: 'error',
  when: 'The file and its app client mean something different.',
  docs: schema['x-docs']!,
} as const;

const NO_TOTALS = { warning: 0, info: 0, hint: 0, silenced: 0 };

/** Makes a format of drift from one of lint's: a difference becomes a problem at the parameter. */
function asProblems(make: typeof sarifFormat): (options: DriftFormatOptions) => DriftFormat {
  return (options) => {
    const format: Format = make({ ...options, shows: () => true, rules: [RULE], undone: 'compared' });
    return {
      begin: () => format.begin(),
      file: (comparison) => (comparison.state === 'failed' ? '' : format.checked(checkedFile(comparison))),
      end: ({ failed, gone, drift, same }, failures) =>
        failures.map((failure) => format.failed(failedFile(failure))).join('') +
        format.end({ ...NO_TOTALS, error: drift + gone, files: same + drift + gone, failed }),
    };
  };
}

const failedFile = ({ message, files: [file = '', ...others] }: Failure): FailedFile => ({
  file,
  failure: message,
  others,
});

function checkedFile(comparison: Exclude<FileComparison, { state: 'failed' }>): CheckedFile {
  return { file: comparison.file, results: resultsOf(comparison), silenced: [], line: () => undefined };
}

function resultsOf(comparison: Exclude<FileComparison, { state: 'failed' }>): Result[] {
  if (comparison.state === 'same') return [];
  if (comparison.state === 'gone') return [resultAt(comparison.range, comparison.message)];
  return comparison.differences.map((difference) =>
    resultAt(difference.range, `File and live differ. ${difference.sides}${formatMoved(difference)}`),
  );
}

const resultAt = (range: Result['range'], message: string): Result => ({
  code: RULE.code,
  severity: RULE.severity,
  range,
  message: printable(message),
  url: RULE.docs,
  related: [],
});

/** All formats by the name that --format takes. */
export const driftFormats = {
  text: textFormat,
  json: jsonFormat,
  sarif: asProblems(sarifFormat),
  github: asProblems(githubFormat),
} as const satisfies Readonly<Record<string, (options: DriftFormatOptions) => DriftFormat>>;

/** The name of a format of `drift`. */
export type DriftFormatName = keyof typeof driftFormats;

/** The names of all formats of `drift`, in the order of the manual. */
export const driftFormatNames = Object.keys(driftFormats) as readonly DriftFormatName[];
