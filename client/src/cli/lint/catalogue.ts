import { codes, descriptionOf } from '../../../../server/src/language/codes';
import type { Severity } from '../../../../server/src/language/problem';
import { rules } from '../../../../server/src/language/rules';
import { schema } from '../../../../server/src/language/schema';
import severities from './severities.json';

/** A code that lint can report, as a list of rules shows it. */
export interface RuleEntry {
  readonly code: string;
  /** The usual severity; single cases can have another. */
  readonly severity: Severity;
  /** When it reports, in one sentence. */
  readonly when: string;
  /** Address of documentation. */
  readonly docs: string;
}

/** Every code, in alphabetical order. */
export const catalogue: readonly RuleEntry[] = codes.map((code) => {
  const rule = rules.find((candidate) => candidate.code === code);
  return {
    code,
    severity: rule?.severity ?? severityOf(code),
    when: descriptionOf(code) ?? code,
    docs: rule?.docs ?? schema['x-docs']!,
  };
});

/** The severity of a code that is no cross-field rule. A test takes these from the pages of the codes. */
function severityOf(code: string): Severity {
  return (severities as Readonly<Record<string, Severity>>)[code] ?? 'error';
}
