import type { App } from './app';

/** Cognito: Restart Language Server. One that does not start is tried again, and the user told when that does not help. */
export async function restartServer({ languageServer }: App): Promise<{ readonly outcome: 'restarted' | 'failed' }> {
  return { outcome: (await languageServer.restart()) ? 'restarted' : 'failed' };
}
