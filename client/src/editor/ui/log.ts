import * as vscode from 'vscode';
import { auditLine } from '../../aws/audit';
import type { CallRecord } from '../../aws/gateway';
import { redact } from '../../aws/redact';
import { showMessageWithActions } from './messages';
import type { NextStep } from './user-error';

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

/** The next step that shows a log. */
export const showLogStep = (log: Pick<Log, 'show'>): NextStep => ({ title: 'Show Log', run: () => log.show() });

/** Reports what could not be written to storage: all of it in the log, only the first in a message, too. */
export function createStorageWarning(log: Log): (message: string) => void {
  let isReported = false;
  return (message) => {
    log.failure(message);
    if (!isReported)
      showMessageWithActions('warning', `${message} The work goes on without it; further ones are in the log.`, [
        showLogStep(log),
      ]);
    isReported = true;
  };
}
