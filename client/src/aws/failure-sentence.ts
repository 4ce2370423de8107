import type { GatewayError, GatewayErrorKind } from './gateway';

/** What a failed call was about, as far as it is known. */
export interface FailureContext {
  readonly region: string;
  readonly settings: { readonly profile?: string | undefined; readonly endpoint?: string | undefined };
  /** Names the client or pool for people: "app client 1abc of user pool us-east-1_Abc". */
  readonly subject: string;
  /** The AWS account that the file last went to, where that is known. */
  readonly lastAccount?: string | undefined;
}

type Sentence = (error: GatewayError, context: FailureContext) => string;

const profile = ({ settings }: FailureContext): string =>
  settings.profile ? `profile "${settings.profile}"` : 'the default AWS credentials';
/** The command that signs in. */
export const signInCommand = ({ way, profile }: NonNullable<GatewayError['details']['signIn']>): readonly string[] => [
  'aws',
  ...(way === 'sso' ? ['sso'] : []),
  'login',
  '--profile',
  profile,
];

/** What a policy names: Cognito's permissions are of user pools, not of the clients in them. */
const resourceOf = ({ subject }: FailureContext): string => subject.replace(/^app client \S+ of (?=user pool )/, '');

const where = ({ settings, region }: FailureContext): string => settings.endpoint ?? `Amazon Cognito in ${region}`;

const SENTENCES: Readonly<Record<GatewayErrorKind, Sentence>> = {
  'no-credentials': (_, context) =>
    `No AWS credentials were found with ${profile(context)}. Sign in or set up a profile, then try again.`,
  'no-profile': (error) => `${error.message} Check its name, or choose another profile.`,
  'bad-profile': (error) =>
    `${error.message} Mend it in the shared AWS files or choose another profile, then try again.`,
  'sign-in': (error) =>
    `${error.message} Sign in${error.details.signIn ? ` with: ${signInCommand(error.details.signIn).join(' ')}` : ''}. Then try again.`,
  mfa: (error) => `${error.message} Then try again.`,
  process: (error) => `${error.message} Run it in a terminal to see what it needs, then try again.`,
  clock: () =>
    'AWS takes this request for too old or too new: the clock of this machine is wrong. Set it right (automatic date and time), then try again.',
  proxy: (error) =>
    `${error.message} Check the proxy (http.proxy in VS Code, HTTPS_PROXY) and the hosts that need none (NO_PROXY), then try again.`,
  expired: (_, context) =>
    `The AWS sign-in of ${profile(context)} has expired. Sign in again (for SSO: aws sso login${context.settings.profile ? ` --profile ${context.settings.profile}` : ''}), then try again.`,
  'bad-credentials': (_, context) =>
    `AWS does not accept ${profile(context)}: the key does not exist, or its secret is wrong.`,
  denied: (error, context) =>
    `${capital(profile(context))} may not do this. Its policy must allow ${error.details.denied?.action ?? `cognito-idp:${error.details.operation ?? 'the action'}`} on ${error.details.denied?.resource ?? resourceOf(context)}.`,
  'not-found': (_, context) =>
    `There is no ${context.subject} in ${context.region}: it was deleted, or its id is another one. Check ClientId.`,
  'no-pool': (_, context) =>
    `There is no ${resourceOf(context)} in ${context.region} for ${profile(context)}. Use credentials of the pool's account${context.lastAccount ? ` (this file last went to ${context.lastAccount})` : ''}, or check its id, whose part before "_" is the region.`,
  throttled: (error, { region }) =>
    `${error.details.at ?? `Amazon Cognito in ${region}`} is limiting requests right now. Wait a moment, then try again.`,
  concurrent: () => "Another update of this user pool's clients is under way. Wait a moment, then try again.",
  refused: (error) => `Amazon Cognito refused the request: ${error.message}`,
  offline: (error, context) =>
    `${error.details.at ?? where(context)} could not be reached (${brief(error.message)}). ${/certificate/i.test(error.message) ? 'If your company inspects traffic, name its certificates in AWS_CA_BUNDLE or NODE_EXTRA_CA_CERTS' : 'Check the network'}, then try again.`,
  service: (error, context) =>
    `${error.details.at ?? where(context)} answered with an internal error. Try again in a moment.`,
  'invalid-answer': (_, context) =>
    `${where(context)} gave an answer that is not Cognito's. Check the endpoint, a proxy or a sign-in page in between.`,
  'bad-endpoint': (error) => error.message,
  cancelled: () => 'Cancelled.',
};

/** One sentence for a failed call, with what to do about it: the same in the editor and in a terminal. */
export function failureSentence(error: GatewayError, context: FailureContext): string {
  return SENTENCES[error.kind](error, context);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const brief = (text: string): string => (text.split('\n')[0] ?? '').slice(0, 120) || 'no answer';
