import type { Result } from '../check-text';
import { jsonItems, type Format, type FormatOptions } from './format';

/** The JSON format: a list with an entry for each file, `{ file, diagnostics }`, and `error` where it could not be checked. */
export function jsonFormat({ shows }: FormatOptions): Format {
  const item = jsonItems();
  return {
    begin: () => '[',
    checked: ({ file, results }) =>
      item({ file, diagnostics: results.filter((result) => shows(result.severity)).map(diagnostic) }),
    failed: ({ file, failure }) => item({ file, diagnostics: [], error: failure }),
    end: () => '\n]\n',
  };
}

const diagnostic = ({ code, severity, message, range, url }: Result) => ({
  code,
  severity,
  message,
  range,
  ...(url !== undefined && { url }),
});
