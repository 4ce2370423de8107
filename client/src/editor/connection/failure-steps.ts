import { homedir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { failureSentence, type FailureContext } from '../../aws/failure-sentence';
import type { GatewayError, GatewayErrorKind } from '../../aws/gateway';
import { openSetting } from './settings';
import { signInStep } from './sign-in';
import { commandStep } from '../ui/messages';
import type { NextStep } from '../ui/user-error';

const chooseProfile = (): NextStep => commandStep('Choose Profile', 'cognitoClient.chooseProfile');
const setProxy = (): NextStep => commandStep('Proxy Settings', 'workbench.action.openSettings', 'http.proxy');
const openConfig = (): NextStep => ({ title: 'Open AWS Config', run: showConfig });
const setEndpoint = (): NextStep => ({ title: 'Change Endpoint', run: () => openSetting('endpoint') });
const changeEndpoint = ({ settings }: FailureContext): NextStep | undefined =>
  settings.endpoint ? setEndpoint() : undefined;

function showConfig(): Thenable<unknown> {
  const file = process.env['AWS_CONFIG_FILE'] || path.join(homedir(), '.aws', 'config');
  return vscode.window.showTextDocument(vscode.Uri.file(file));
}

/** The next step of each kind of failure that has one. "Try Again" and "Show Log" are added to all. */
const STEPS: { readonly [K in GatewayErrorKind]?: (context: FailureContext) => NextStep | undefined } = {
  'no-credentials': chooseProfile,
  'no-profile': chooseProfile,
  'bad-profile': openConfig,
  mfa: chooseProfile,
  process: chooseProfile,
  proxy: setProxy,
  expired: chooseProfile,
  'bad-credentials': chooseProfile,
  denied: chooseProfile,
  'no-pool': chooseProfile,
  offline: changeEndpoint,
  service: changeEndpoint,
  'invalid-answer': changeEndpoint,
  'bad-endpoint': setEndpoint,
};

/** The sentence and the next steps for a failed call. */
export function explainFailure(
  error: GatewayError,
  context: FailureContext,
): { readonly message: string; readonly steps: readonly NextStep[] } {
  const { signIn } = error.details;
  const next = signIn ? signInStep(signIn) : STEPS[error.kind]?.(context);
  return { message: failureSentence(error, context), steps: next ? [next] : [] };
}
