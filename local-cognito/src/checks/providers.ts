import type { StoredPool } from '../model';
import { firstWrong, INVALID_PARAMETER, type CheckContext, type Refusal } from './refusal';

const BUILT_IN = ['COGNITO', 'Facebook', 'Google', 'SignInWithApple', 'LoginWithAmazon'];

/** Names that people write for a built-in provider, in lower case. */
const SLIPS = [...BUILT_IN.map((name) => name.toLowerCase()), 'apple', 'amazon'];

const exists = (pool: StoredPool, name: string): boolean => name === 'COGNITO' || pool.providers.has(name);
const isSlip = (name: string): boolean => !BUILT_IN.includes(name) && SLIPS.includes(name.toLowerCase());
const message =
  ({ pool }: CheckContext) =>
  (name: string): string =>
    `The provider ${name} does not exist for User Pool ${pool.id}`;

export const PROVIDER_REFUSALS: readonly Refusal[] = [
  {
    id: 'provider-name-case',
    exception: INVALID_PARAMETER,
    wording: 'recorded',
    check: (request, context) =>
      firstWrong(
        request.SupportedIdentityProviders,
        (name) => isSlip(name) && !exists(context.pool, name),
        message(context),
      ),
  },
  {
    id: 'provider-unknown',
    exception: INVALID_PARAMETER,
    wording: 'recorded',
    check: (request, context) =>
      firstWrong(
        request.SupportedIdentityProviders,
        (name) => !isSlip(name) && !exists(context.pool, name),
        message(context),
      ),
  },
];
