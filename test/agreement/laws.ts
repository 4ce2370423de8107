import type { LinterVerdict } from './linter';
import type { ServiceVerdict } from './service';
import { CLIENT_LIBRARIES_ONLY, JUDGEMENTS, NOT_FROM_THE_FILE, UNSETTLED_FOR_BOTH, WAITING } from './tables';

/** How a document fared. `unsettled`: accepted, while both say that it is not known. The last three are agreements by a named exception. */
export const OUTCOMES = ['accepted', 'unsettled', 'refused', 'client-libraries', 'judgement', 'waiting'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What the two judges make of one document together. */
export type Comparison = { readonly outcome: Outcome } | { readonly disagreement: string };

const list = (codes: Iterable<string>): string => [...codes].join(', ');

/**
 * The three laws: what the linter passes without error is not refused for a reason that the file holds; what it calls an error is not accepted;
 * and of what the one accepts without knowing, the other warns.
 * tables.ts names the exceptions.
 */
export function compare(linter: LinterVerdict, service: ServiceVerdict): Comparison {
  const foreign = [...service.refusedBy].filter((id) => (NOT_FROM_THE_FILE as readonly string[]).includes(id));
  if (foreign.length > 0)
    return {
      disagreement: `The pool of this document lacks something: ${list(foreign)}. That is a fault of this test.`,
    };
  return service.accepted ? whenAccepted(linter, service) : whenRefused(linter, service);
}

function whenAccepted({ errors, milder }: LinterVerdict, { unsettled }: ServiceVerdict): Comparison {
  if (errors.size === 0) {
    const unsaid = [...unsettled].filter((id) => Object.hasOwn(UNSETTLED_FOR_BOTH, id) && !milder.has(id));
    if (unsaid.length > 0 && !WAITING.some((code) => milder.has(code)))
      return { disagreement: `The service accepts ${list(unsaid)} without knowing, and the linter is silent.` };
    return { outcome: unsettled.size > 0 ? 'unsettled' : 'accepted' };
  }
  const enforced = [...errors].filter((code) => !Object.hasOwn(CLIENT_LIBRARIES_ONLY, code));
  return enforced.length === 0
    ? { outcome: 'client-libraries' }
    : { disagreement: `The linter reports ${list(enforced)}, but the service accepts.` };
}

function whenRefused({ errors, milder }: LinterVerdict, { refusedBy, message }: ServiceVerdict): Comparison {
  if (errors.size > 0) return { outcome: 'refused' };
  if (WAITING.some((code) => milder.has(code))) return { outcome: 'waiting' };
  const unexcused = [...refusedBy].filter((id) => !milder.has(JUDGEMENTS[id]?.warned ?? ''));
  return unexcused.length === 0
    ? { outcome: 'judgement' }
    : {
        disagreement: `The linter reports no error, but the service refuses by ${list(unexcused)}: ${message.slice(0, 300)}`,
      };
}
