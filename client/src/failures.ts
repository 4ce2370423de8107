import type { GatewayError, GatewayErrorKind } from './aws/gateway';
import { openSetting, type Settings } from './settings';
import type { Step } from './user-error';

/** What a failed call was about, as far as it is known. */
export interface FailureContext {
  readonly region: string;
  readonly settings: Settings;
  /** Names the client or pool for people: "app client 1abc of us-east-1_Abc". */
  readonly subject: string;
}

interface Explanation {
  readonly sentence: (error: GatewayError, context: FailureContext) => string;
  readonly step?: (context: FailureContext) => Step | undefined;
}

const profile = ({ settings }: FailureContext): string => (settings.profile ? `profile "${settings.profile}"` : 'the default AWS credentials');
const chooseProfile = (): Step => ({ title: 'Set Profile', run: () => openSetting('profile') });
const changeEndpoint = ({ settings }: FailureContext): Step | undefined =>
  settings.endpoint ? { title: 'Change Endpoint', run: () => openSetting('endpoint') } : undefined;
const where = ({ settings, region }: FailureContext): string => settings.endpoint ?? `Amazon Cognito in ${region}`;

/** One sentence for each kind of failure, with what to do about it. "Try Again" and "Show Log" are added to all. */
const EXPLANATIONS: Readonly<Record<GatewayErrorKind, Explanation>> = {
  'no-credentials': {
    sentence: (_, context) => `No AWS credentials were found with ${profile(context)}. Sign in or set up a profile, then try again.`,
    step: chooseProfile,
  },
  expired: {
    sentence: (_, context) => `The AWS sign-in of ${profile(context)} has expired. Sign in again (for SSO: aws sso login${context.settings.profile ? ` --profile ${context.settings.profile}` : ''}), then try again.`,
    step: chooseProfile,
  },
  'bad-credentials': { sentence: (_, context) => `AWS does not accept ${profile(context)}: the key does not exist, or its secret is wrong.`, step: chooseProfile },
  denied: {
    sentence: (error, context) => `${capital(profile(context))} may not do this. Its policy must allow cognito-idp:${error.details.operation ?? 'the action'} on ${context.subject}.`,
    step: chooseProfile,
  },
  'not-found': {
    sentence: (_, context) => `There is no ${context.subject} in ${context.region} for ${profile(context)}. Check the ids, the region (the part of UserPoolId before "_") and the account.`,
    step: chooseProfile,
  },
  throttled: { sentence: (_, { region }) => `Amazon Cognito in ${region} is limiting requests right now. Wait a moment, then try again.` },
  concurrent: { sentence: () => 'Another update of this user pool\'s clients is under way. Wait a moment, then try again.' },
  refused: { sentence: (error) => `Amazon Cognito refused the request: ${error.message}` },
  offline: { sentence: (error, context) => `${where(context)} could not be reached (${brief(error.message)}). Check the network, then try again.`, step: changeEndpoint },
  service: { sentence: (_, context) => `${where(context)} answered with an internal error. Try again in a moment.`, step: changeEndpoint },
  'invalid-answer': { sentence: (_, context) => `${where(context)} gave an answer that is not Cognito's. Check the endpoint, a proxy or a sign-in page in between.`, step: changeEndpoint },
  'bad-endpoint': { sentence: (error) => error.message, step: () => ({ title: 'Change Endpoint', run: () => openSetting('endpoint') }) },
  cancelled: { sentence: () => 'Cancelled.' },
};

/** The sentence and the next steps for a failed call. */
export function explainFailure(error: GatewayError, context: FailureContext): { readonly message: string; readonly steps: readonly Step[] } {
  const { sentence, step } = EXPLANATIONS[error.kind];
  const next = step?.(context);
  return { message: sentence(error, context), steps: next ? [next] : [] };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const brief = (text: string): string => (text.split('\n')[0] ?? '').slice(0, 120) || 'no answer';
