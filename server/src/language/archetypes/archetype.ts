import type { SettableName, Settings } from '../schema';

/** A kind of app, as a file to start from. What it says follows current practice and passes every rule as it is. */
export interface Archetype {
  readonly id: string;
  readonly label: string;
  /** What it is, as short as a line of a pick list: at most 80 characters. */
  readonly gist: string;
  /** What it is for, in one sentence. */
  readonly purpose: string;
  /** Whether the client must have, should have or has no secret. A secret is given when a client is made, and by no update. */
  readonly secret: 'needed' | 'advised' | 'none';
  readonly settings: Settings;
  /** What the user is to look at, besides the ids, the name and the URLs. */
  readonly asks?: readonly SettableName[];
}

const SECRETS: Readonly<Record<Archetype['secret'], string>> = {
  needed: 'Needs a client that was made with a secret (GenerateSecret): an update cannot add one.',
  advised: 'Best with a client that was made with a secret (GenerateSecret): an update cannot add one.',
  none: "For a client without a secret: what runs on a user's device cannot keep one.",
};

/** What the user should know about the secret, in one sentence. */
export const secretAdvice = ({ secret }: Archetype): string => SECRETS[secret];
