import * as vscode from 'vscode';
import type { CallRecord } from './aws/gateway';

/** The output channel "Cognito App Clients": what was asked of AWS, and failures in full. No bodies, nothing secret. */
export interface Log extends vscode.Disposable {
  call(record: CallRecord): void;
  failure(message: string): void;
  show(): void;
}

export function createLog(): Log {
  const channel = vscode.window.createOutputChannel('Cognito App Clients', { log: true });
  return {
    call: ({ operation, outcome, milliseconds, requestId }) =>
      channel.info(`${operation}: ${outcome}, ${milliseconds} ms${requestId ? `, request ${requestId}` : ''}`),
    failure: (message) => channel.error(redact(message)),
    show: () => channel.show(true),
    dispose: () => channel.dispose(),
  };
}

const SECRETS: readonly RegExp[] = [
  /("?client_?secret"?\s*[:=]\s*"?)[^"\s,}]+/gi,
  /((?:x-amz-security-token|authorization|aws_session_token|aws_secret_access_key)"?\s*[:=]\s*"?)[^"\n]+/gi,
  /(\b(?:AKIA|ASIA))[A-Z0-9]{12,}/g,
];

/** Takes out of a text whatever looks like a credential. Errors of a third party could carry one. */
export function redact(text: string): string {
  return SECRETS.reduce((now, pattern) => now.replace(pattern, '$1…'), text);
}
