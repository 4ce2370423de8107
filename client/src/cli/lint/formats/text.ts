import type { Position } from 'vscode-json-languageservice';
import type { Severity } from '../../../../../server/src/language/problem';
import type { CheckedFile, Result } from '../check-text';
import { excerpt } from './excerpt';
import type { Format, FormatOptions, Totals } from './format';
import { pluralize } from '../../../sync/format';
import { painter, printable, type Paint, type Style } from '../../common/terminal-text';

const INDENT = ' '.repeat(11);

const STYLES: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'blue', hint: 'gray' };

/** The format for people: a block for each file with problems to show, and a summary. */
export function textFormat({ color, shows }: FormatOptions): Format {
  const paint = painter(color);
  return {
    begin: () => '',
    checked: (file) => {
      const results = file.results.filter((result) => shows(result.severity));
      if (results.length === 0) return '';
      return `${paint('underline', file.file)}\n${results.map((result) => block(result, file, paint)).join('')}\n`;
    },
    failed: () => '',
    end: (totals) => `${summary(totals, shows, paint)}\n`,
  };
}

function block(
  { code, severity, message, range: { start, end }, related }: Result,
  file: CheckedFile,
  paint: Paint,
): string {
  const style = STYLES[severity];
  const position = formatPosition(start).padEnd(7);
  const head = `  ${position}  ${paint(style, severity.padEnd(7))}  ${printable(message)}  ${paint('gray', code)}\n`;
  const line = file.line(start.line);
  const source =
    line === undefined ? [] : excerpt(line, start.character, end.line > start.line ? line.length : end.character);
  const sourceLines = source.map((text, index) => `${INDENT}${index === 1 ? paint(style, text) : text}\n`);
  const others = related.map((other) => `${INDENT}${formatPosition(other.range.start)}  ${printable(other.message)}\n`);
  return [head, ...sourceLines, ...others].join('');
}

const formatPosition = ({ line, character }: Position): string => `${line + 1}:${character + 1}`;

function summary(totals: Totals, shows: FormatOptions['shows'], paint: Paint): string {
  const { error, warning, files, failed, silenced } = totals;
  const formatCounts = (severities: readonly Severity[]): string =>
    severities
      .filter((severity) => totals[severity] > 0)
      .map((severity) => pluralize(totals[severity], severity))
      .join(', ');
  const counted: readonly Severity[] = shows('hint') ? ['error', 'warning', 'info', 'hint'] : ['error', 'warning'];
  const problems = formatCounts(counted) || 'No problems';
  const hidden = shows('hint') || !shows('warning') ? '' : formatCounts(['info', 'hint']);
  const parts = [
    (files > 0 || failed === 0) && `${problems} in ${pluralize(files, 'file')}`,
    failed > 0 && `${pluralize(failed, 'file')} not checked`,
    silenced > 0 && `${silenced} silenced`,
  ];
  const style = summaryStyle(error + failed, warning);
  return `${paint(style, parts.filter(Boolean).join('; '))}${hidden && ` (--all shows ${hidden} more)`}`;
}

function summaryStyle(failures: number, warnings: number): Style {
  if (failures > 0) return 'red';
  return warnings > 0 ? 'yellow' : 'green';
}
