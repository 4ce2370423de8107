import type { AppClientContext } from '../../../../server/src/language/context';
import type { Settings } from '../settings';
import type { Sentence, Topic } from './sentence';
import { analytics } from './topics/analytics';
import { attributes } from './topics/attributes';
import { machine } from './topics/machine';
import { oauth } from './topics/oauth';
import { registration } from './topics/registration';
import { signIn } from './topics/sign-in';
import { signOut } from './topics/sign-out';
import { stolenToken } from './topics/stolen-token';
import { tokens } from './topics/tokens';
import { userContext } from './topics/user-context';
import { userExistence } from './topics/user-existence';

/** All topics, in the order in which they are shown. */
export const TOPICS: readonly Topic[] = [
  registration,
  signIn,
  oauth,
  tokens,
  stolenToken,
  attributes,
  signOut,
  userExistence,
  machine,
  userContext,
  analytics,
];

/** A topic with its sentences. */
export interface Explained {
  readonly id: string;
  readonly heading: string;
  readonly sentences: readonly Sentence[];
}

/**
 * Explains what a client with these settings can do. Pure and deterministic; does not depend on the order of lists. Absent parameters have
 * their documented default. `context` makes some sentences more exact; what it does not know is not guessed. The values must have the
 * schema's types: see wellTypedSettings().
 */
export function explain(settings: Settings, context: AppClientContext = {}): Explained[] {
  return TOPICS.map(({ id, heading, sentences }) => ({
    id,
    heading,
    sentences: sentences({ settings, context }),
  })).filter(({ sentences }) => sentences.length > 0);
}
