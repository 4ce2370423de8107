import { failureSentence, type FailureContext } from './aws/failure-sentence';
import type { GatewayError, GatewayErrorKind } from './aws/gateway';
import { openSetting } from './settings';
import type { Step } from './user-error';

const chooseProfile = (): Step => ({ title: 'Set Profile', run: () => openSetting('profile') });
const setEndpoint = (): Step => ({ title: 'Change Endpoint', run: () => openSetting('endpoint') });
const changeEndpoint = ({ settings }: FailureContext): Step | undefined => (settings.endpoint ? setEndpoint() : undefined);

/** The next step of each kind of failure that has one. "Try Again" and "Show Log" are added to all. */
const STEPS: { readonly [K in GatewayErrorKind]?: (context: FailureContext) => Step | undefined } = {
  'no-credentials': chooseProfile, expired: chooseProfile, 'bad-credentials': chooseProfile, denied: chooseProfile, 'not-found': chooseProfile,
  offline: changeEndpoint, service: changeEndpoint, 'invalid-answer': changeEndpoint, 'bad-endpoint': setEndpoint,
};

/** The sentence and the next steps for a failed call. */
export function explainFailure(error: GatewayError, context: FailureContext): { readonly message: string; readonly steps: readonly Step[] } {
  const next = STEPS[error.kind]?.(context);
  return { message: failureSentence(error, context), steps: next ? [next] : [] };
}
