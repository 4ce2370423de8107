import { styleText } from 'node:util';
import type { Severity } from '../../../../../server/src/language/problem';
import type { CheckedFile, Result } from '../checked';
import { excerpt } from './excerpt';
import type { Format, Setting, Totals } from './format';
import { printable } from '../../common/printable';

type Style = Parameters<typeof styleText>[0];

const STYLES: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'blue', hint: 'gray' };

/** For people: a block for each file that has something to say, and a summary. */
export function textFormat({ color, shows }: Setting): Format {
  const paint = (style: Style, text: string): string =>
    color ? styleText(style, text, { validateStream: false }) : text;
  return {
    begin: () => '',
    checked: (file) => {
      const results = file.results.filter((result) => shows(result.severity));
      if (results.length === 0) return '';
      return `${paint('underline', printable(file.file))}\n${results.map((result) => block(result, file, paint)).join('')}\n`;
    },
    failed: () => '',
    end: (totals) => `${summary(totals, shows, paint)}\n`,
  };
}

type Paint = (style: Style, text: string) => string;

function block(
  { code, severity, message, range: { start, end }, related }: Result,
  file: CheckedFile,
  paint: Paint,
): string {
  const place = `${start.line + 1}:${start.character + 1}`;
  const head = `  ${place.padEnd(7)}  ${paint(STYLES[severity], severity.padEnd(7))}  ${printable(message)}  ${paint('gray', code)}\n`;
  const line = file.line(start.line);
  const shown =
    line === undefined ? [] : excerpt(line, start.character, end.line > start.line ? line.length : end.character);
  const source = shown.map((it, index) => `${' '.repeat(11)}${index === 1 ? paint(STYLES[severity], it) : it}\n`);
  const others = related.map(
    (it) => `${' '.repeat(11)}${it.range.start.line + 1}:${it.range.start.character + 1}  ${printable(it.message)}\n`,
  );
  return [head, ...source, ...others].join('');
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

function summary(totals: Totals, shows: Setting['shows'], paint: Paint): string {
  const { error, warning, files, failed } = totals;
  const told = (severities: readonly Severity[]): string =>
    severities
      .filter((severity) => totals[severity] > 0)
      .map((severity) => counted(totals[severity], severity))
      .join(', ');
  const found = told(shows('hint') ? ['error', 'warning', 'info', 'hint'] : ['error', 'warning']) || 'No problems';
  const quiet = shows('hint') || !shows('warning') ? '' : told(['info', 'hint']);
  const parts = [
    (files > 0 || failed === 0) && `${found} in ${counted(files, 'file')}`,
    failed > 0 && `${counted(failed, 'file')} not checked`,
  ];
  const style = error || failed ? 'red' : warning ? 'yellow' : 'green';
  return `${paint(style, parts.filter(Boolean).join('; '))}${quiet && ` (--all shows ${quiet} more)`}`;
}
