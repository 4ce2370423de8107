import { pluralize } from '../../sync/format';
import { schema } from '../../../../server/src/language/schema';
import type { CheckedFile, FailedFile, Result } from '../lint/checked';
import { commas, type Format } from '../lint/formats/format';
import { githubFormat } from '../lint/formats/github';
import { printable } from '../common/printable';
import { sarifFormat } from '../lint/formats/sarif';
import type { Failure } from '../common/failures';
import { jsonText } from '../common/json';
import { painter, type Paint, type Style } from '../common/paint';
import type { Compared, PlacedDifference } from './compare';

/** Counts over all files. */
export type Counts = Readonly<Record<Compared['state'], number>>;

/** Turns a run into text, piece by piece. */
export interface DriftFormat {
  begin(): string;
  file(compared: Compared): string;
  /** @param failures of all files that could not be compared */
  end(counts: Counts, failures: readonly Failure[]): string;
}

/** What a format may ask about the run. */
export interface DriftSetting {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly color: boolean;
}

const STYLES: Readonly<Record<Compared['state'], Style>> = {
  same: 'green',
  drift: 'yellow',
  gone: 'red',
  failed: 'red',
};

const MOVED: Readonly<Record<NonNullable<PlacedDifference['moved']>, string>> = {
  file: 'changed in the file',
  live: 'changed in Cognito',
  both: 'changed on both sides',
};

const sayMoved = ({ moved, inFile }: PlacedDifference): string =>
  [moved && MOVED[moved], !inFile && 'not in the file']
    .filter(Boolean)
    .map((it) => ` (${it as string})`)
    .join('');

function textFormat({ color }: DriftSetting): DriftFormat {
  const paint = painter(color);
  return {
    begin: () => '',
    file: (it) =>
      it.state === 'same' || it.state === 'failed' ? '' : `${paint('underline', it.file)}\n${body(it, paint)}\n`,
    end: (counts) => `${summary(counts, paint)}\n`,
  };
}

function body(compared: Exclude<Compared, { state: 'same' | 'failed' }>, paint: Paint): string {
  if (compared.state !== 'drift') return `  ${paint('red', compared.message)}\n`;
  return compared.differences
    .map((difference) => `  ${paint(undefined, difference.line)}${paint('gray', sayMoved(difference))}\n`)
    .join('');
}

const WORDS: Readonly<Record<Compared['state'], string>> = {
  same: 'without drift',
  drift: 'with drift',
  gone: 'whose client is gone',
  failed: 'not compared',
};

function summary(counts: Counts, paint: Paint): string {
  const states = Object.keys(WORDS) as Compared['state'][];
  const total = states.reduce((sum, it) => sum + counts[it], 0);
  const parts = states
    .filter((state) => counts[state] > 0)
    .map((state) => `${counts[state]} ${WORDS[state]}`)
    .join(', ');
  const worst = [...states].reverse().find((state) => counts[state] > 0) ?? 'same';
  return paint(STYLES[worst], `${pluralize(total, 'file')}: ${parts}.`);
}

function jsonFormat(): DriftFormat {
  const item = commas();
  return {
    begin: () => '{"version":1,"files":[',
    file: (it) =>
      item({
        file: it.file,
        state: it.state,
        differences: it.state === 'drift' ? it.differences.map(({ range: _, ...rest }) => rest) : [],
        ...(it.state === 'gone' && { message: it.message }),
      }),
    end: (_, failures) => `\n],"failures":${jsonText(failures)}}\n`,
  };
}

const RULE = {
  code: 'drift',
  severity: 'error',
  when: 'The file and its app client mean something different.',
  docs: schema['x-docs']!,
} as const;

/** One of lint's formats: a difference is a problem at the parameter. */
function asProblems(make: typeof sarifFormat): (setting: DriftSetting) => DriftFormat {
  return (setting) => {
    const format: Format = make({ ...setting, shows: () => true, rules: [RULE], undone: 'compared' });
    return {
      begin: () => format.begin(),
      file: (it) => (it.state === 'failed' ? '' : format.checked(checkedOf(it))),
      end: ({ failed, gone, drift, same }, failures) =>
        failures.map((failure) => format.failed(failedOf(failure))).join('') +
        format.end({ error: drift + gone, warning: 0, info: 0, hint: 0, files: same + drift + gone, failed }),
    };
  };
}

const failedOf = ({ message, files: [file = '', ...others] }: Failure): FailedFile => ({
  file,
  failure: message,
  others,
});

function checkedOf(compared: Exclude<Compared, { state: 'failed' }>): CheckedFile {
  const problem = (range: Result['range'], message: string): Result => ({
    code: RULE.code,
    severity: RULE.severity,
    range,
    message: printable(message),
    url: RULE.docs,
    related: [],
  });
  const results =
    compared.state === 'drift'
      ? compared.differences.map((difference) =>
          problem(difference.range, `File and live differ. ${difference.line}${sayMoved(difference)}`),
        )
      : compared.state === 'gone'
        ? [problem(compared.range, compared.message)]
        : [];
  return { file: compared.file, results, silenced: [], line: () => undefined };
}

/** All formats by the name that --format takes. */
export const driftFormats = {
  text: textFormat,
  json: jsonFormat,
  sarif: asProblems(sarifFormat),
  github: asProblems(githubFormat),
} as const satisfies Readonly<Record<string, (setting: DriftSetting) => DriftFormat>>;

export type DriftFormatName = keyof typeof driftFormats;

export const driftFormatNames = Object.keys(driftFormats) as readonly DriftFormatName[];
