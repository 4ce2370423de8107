import { codes, descriptionOf } from '../../../../server/src/language/codes';
import type { Severity } from '../../../../server/src/language/problem';
import { rules } from '../../../../server/src/language/rules';
import { schema } from '../../../../server/src/language/schema';
import severities from './severities.json';

/** A code that a file can be reported with, as a list of rules shows it. */
export interface RuleEntry {
  readonly code: string;
  /** The usual one; a case can be reported with another. */
  readonly severity: Severity;
  /** When it reports, in one sentence. */
  readonly when: string;
  /** Address of documentation. */
  readonly docs: string;
}

/** Every code, in alphabetical order. */
export const catalogue: readonly RuleEntry[] = codes.map((code) => {
  const rule = rules.find((it) => it.code === code);
  return {
    code,
    severity: rule?.severity ?? severityOf(code),
    when: descriptionOf(code) ?? code,
    docs: rule?.docs ?? schema['x-docs']!,
  };
});

/** Of codes that are no cross-field rule; a test takes them from their pages. */
function severityOf(code: string): Severity {
  return (severities as Readonly<Record<string, Severity>>)[code] ?? 'error';
}
