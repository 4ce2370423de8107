import type { AppClientContext } from '../../../server/src/language/context';
import { errorsIn, type BlockingError } from './blocking';
import type { Identity } from './file-text';
import type { Settings } from './settings';

/** Something that the service refuses in an update, or may refuse. */
export interface ExpectedRefusal {
  readonly message: string;
  /** False: it is live already, so that the service took it once; or something that is not known could excuse it. */
  readonly isCertain: boolean;
}

/** What is planned for a client, and what is known of it. */
export interface PlannedSettings {
  readonly identity: Identity;
  readonly live: Settings;
  readonly planned: Settings;
  /** What is known of its pool, and whether it has a secret. */
  readonly context: AppClientContext;
}

/** What the service is expected to refuse in an update with the planned settings, by the rules and by what pool and client show. */
export function expectedRefusals({ identity, live, planned, context }: PlannedSettings): readonly ExpectedRefusal[] {
  const errorsOf = (settings: Settings): BlockingError[] =>
    errorsIn(JSON.stringify({ ...identity, ...settings }), {}, { ...context, live });
  const errors = errorsOf(planned);
  if (errors.length === 0) return [];
  const keyOf = ({ code, message }: BlockingError): string => `${code} ${message}`;
  const liveAlready = new Set(errorsOf(live).map(keyOf));
  return errors.map((error) => {
    const isCertain = !error.needsPoolToConfirm && !liveAlready.has(keyOf(error));
    return { message: isCertain ? error.message : withoutVerdict(error.message), isCertain };
  });
}

/** A message of a rule without the certainty that the service refuses what it is about. */
export const withoutVerdict = (message: string): string =>
  message
    .replace(/: the service refuses the update(?: without(?: one)?)?\./, '.')
    .replace(/\b([Tt]he service|Cognito) refuses\b/g, '$1 may refuse');
