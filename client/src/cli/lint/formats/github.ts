import { relative, resolve } from 'node:path';
import type { Severity } from '../../../../../server/src/language/problem';
import type { FailedFile, Result } from '../check-text';
import type { Format, FormatOptions } from './format';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

/** The format for GitHub Actions: workflow commands, one a line. Files are named from the top of the repository, also when a step runs below it. */
export function githubFormat({ cwd, env, shows, undone = 'checked' }: FormatOptions): Format {
  const fromTop = repositoryName(cwd, env['GITHUB_WORKSPACE']);
  return {
    begin: () => '',
    checked: ({ file, results }) =>
      results
        .filter((result) => shows(result.severity))
        .map((result) => command(COMMANDS[result.severity], propertiesOf(fromTop(file), result), result.message))
        .join(''),
    // Actions shows few annotations of a step: many files that failed for one reason become one annotation.
    failed: ({ file, failure, others = [] }: FailedFile) =>
      others.length === 0
        ? command('error', { file: fromTop(file), title: `not ${undone}` }, failure)
        : command('error', { title: `not ${undone}` }, `${others.length + 1} files could not be ${undone}: ${failure}`),
    end: () => '',
  };
}

/** Names files from the top of the repository, where that is known. */
function repositoryName(cwd: string, top: string | undefined): (file: string) => string {
  return (file) => {
    const below = top ? relative(top, resolve(cwd, file)) : '..';
    return below.startsWith('..') || file === '<stdin>' ? file : below.replaceAll('\\', '/');
  };
}

type Properties = Readonly<Record<string, string | number>>;

/** Where a problem is. Lines and columns count from 1; columns are only allowed within one line. */
function propertiesOf(file: string, { code, range: { start, end } }: Result): Properties {
  const line = { file, line: start.line + 1, endLine: end.line + 1 };
  return start.line === end.line
    ? { ...line, col: start.character + 1, endColumn: end.character + 1, title: code }
    : { ...line, title: code };
}

function command(name: string, properties: Properties, message: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name} ${list.join(',')}::${escapeData(message)}\n`;
}

const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
