import * as vscode from 'vscode';
import { auditLine } from '../../aws/audit';
import type { CallRecord } from '../../aws/gateway';
import { redact } from '../../aws/redact';

/** The output channel "Cognito App Clients": what was asked of AWS, and failures in full. No bodies, nothing secret. */
export interface Log extends vscode.Disposable {
  call(record: CallRecord): void;
  failure(message: string): void;
  show(): void;
}

export function createLog(): Log {
  const channel = vscode.window.createOutputChannel('Cognito App Clients', { log: true });
  return {
    call: (record) => channel.info(auditLine(record)),
    failure: (message) => channel.error(redact(message)),
    show: () => channel.show(true),
    dispose: () => channel.dispose(),
  };
}
