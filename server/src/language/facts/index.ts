import type { Fact } from './fact';
import { OAUTH_FACTS } from './oauth';
import { REQUEST_FACTS } from './request';
import { TOKEN_FACTS } from './tokens';
import { VALUE_FACTS } from './values';

export { isCertain, type Fact, type Known, type Source } from './fact';

/** What the product knows of Amazon Cognito, by topic: every statement that it makes rests on one of these. See docs/facts.md. */
export const FACT_TOPICS = {
  'Requests, answers and updates': REQUEST_FACTS,
  'Forms and limits of values': VALUE_FACTS,
  'Tokens and authentication flows': TOKEN_FACTS,
  'OAuth, URLs, scopes, providers and attributes': OAUTH_FACTS,
} as const;

/** The name of a fact. */
export type FactId =
  keyof typeof REQUEST_FACTS | keyof typeof VALUE_FACTS | keyof typeof TOKEN_FACTS | keyof typeof OAUTH_FACTS;

/** Every fact by its name. */
export const FACTS: Readonly<Record<FactId, Fact>> = {
  ...REQUEST_FACTS,
  ...VALUE_FACTS,
  ...TOKEN_FACTS,
  ...OAUTH_FACTS,
};
