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

type FailureMessage = (error: GatewayError, context: FailureContext) => string;

/** The command that signs in. */
export const signInCommand = ({ way, profile }: NonNullable<GatewayError['details']['signIn']>): readonly string[] => [
  'aws',
  ...(way === 'sso' ? ['sso'] : []),
  'login',
  '--profile',
  profile,
];

const credentialsOf = ({ settings }: FailureContext): string =>
  settings.profile ? `profile "${settings.profile}"` : 'the default AWS credentials';

/** The user pool of the subject: Cognito's permissions are for pools, not for the clients in them. */
const resourceOf = ({ subject }: FailureContext): string => subject.replace(/^app client \S+ of (?=user pool )/, '');

const serviceOf = ({ settings, region }: FailureContext): string => settings.endpoint ?? `Amazon Cognito in ${region}`;

/** What an update of a secondary Region is answered with. Fact: secondary-region */
const NOT_ENABLED = 'OperationNotEnabledException';

const replicaAdvice = ({ region }: FailureContext): string =>
  ` ${region} may be a secondary Region of a replicated user pool: send the request to its primary Region. ListUserPoolReplicas tells which one that is.`;

const MESSAGES: Readonly<Record<GatewayErrorKind, FailureMessage>> = {
  'no-credentials': (_, context) =>
    `No AWS credentials were found with ${credentialsOf(context)}. Sign in or set up a profile, then try again.`,
  'no-profile': (error) => `${error.message} Check its name, or choose another profile.`,
  'bad-profile': (error) =>
    `${error.message} Mend it in the shared AWS files or choose another profile, then try again.`,
  'sign-in': ({ message, details: { signIn } }) =>
    signIn
      ? `${message} Sign in with: ${signInCommand(signIn).join(' ')}. Then try again.`
      : `${message} Sign in. Then try again.`,
  mfa: (error) => `${error.message} Then try again.`,
  process: (error) => `${error.message} Run it in a terminal to see what it needs, then try again.`,
  clock: () =>
    'AWS takes this request for too old or too new: the clock of this machine is wrong. Set it right (automatic date and time), then try again.',
  proxy: (error) =>
    `${error.message} Check the proxy (http.proxy in VS Code, HTTPS_PROXY) and the hosts that need none (NO_PROXY), then try again.`,
  expired: (_, context) => {
    const { profile } = context.settings;
    const command = `aws sso login${profile ? ` --profile ${profile}` : ''}`;
    return `The AWS sign-in of ${credentialsOf(context)} has expired. Sign in again (for SSO: ${command}), then try again.`;
  },
  'bad-credentials': (_, context) =>
    `AWS does not accept ${credentialsOf(context)}: the key does not exist, or its secret is wrong.`,
  denied: ({ details: { denied, operation } }, context) => {
    const action = denied?.action ?? `cognito-idp:${operation ?? 'the action'}`;
    const resource = denied?.resource ?? resourceOf(context);
    return `${capitalize(credentialsOf(context))} may not do this. Its policy must allow ${action} on ${resource}.`;
  },
  'not-found': (_, context) =>
    `There is no ${context.subject} in ${context.region}: it was deleted, or its id is another one. Check ClientId.`,
  'no-pool': (_, context) => {
    const last = context.lastAccount ? ` (this file last went to ${context.lastAccount})` : '';
    const missing = `There is no ${resourceOf(context)} in ${context.region} for ${credentialsOf(context)}.`;
    return `${missing} Use credentials of the pool's account${last}, or check its id, whose part before "_" is the region.`;
  },
  throttled: (error, { region }) =>
    `${error.details.at ?? `Amazon Cognito in ${region}`} is limiting requests right now. Wait a moment, then try again.`,
  concurrent: () => "Another update of this user pool's clients is under way. Wait a moment, then try again.",
  refused: (error, context) =>
    `Amazon Cognito refused the request: ${error.message}${error.details.exception === NOT_ENABLED ? replicaAdvice(context) : ''}`,
  offline: ({ message, details: { at } }, context) => {
    const advice = /certificate/i.test(message)
      ? 'If your company inspects traffic, name its certificates in AWS_CA_BUNDLE or NODE_EXTRA_CA_CERTS'
      : 'Check the network';
    return `${at ?? serviceOf(context)} could not be reached (${firstLine(message)}). ${advice}, then try again.`;
  },
  service: (error, context) =>
    `${error.details.at ?? serviceOf(context)} answered with an internal error. Try again in a moment.`,
  'invalid-answer': (_, context) =>
    `${serviceOf(context)} gave an answer that is not Cognito's. Check the endpoint, a proxy or a sign-in page in between.`,
  'bad-endpoint': (error) => error.message,
  cancelled: () => 'Cancelled.',
};

/** One sentence for a failed call, with what to do about it: the same in the editor and in a terminal. */
export function failureSentence(error: GatewayError, context: FailureContext): string {
  return MESSAGES[error.kind](error, context);
}

const capitalize = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const firstLine = (text: string): string => (text.split('\n')[0] ?? '').slice(0, 120) || 'no answer';
