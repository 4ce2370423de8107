import * as vscode from 'vscode';
import type { App } from '../app';
import { createRate, systemClock } from '../../aws/rate';
import { isGatewayError } from '../../aws/gateway';
import { rateLimited } from '../../aws/rate-limited';
import type { ObservationOrigin } from '../../state/last-seen';
import { syncStatusOfText } from '../status/sync-status';
import { regionOf } from '../../sync/target';
import { readFileText, type ClientFile } from '../files/workspace-clients';
import type { WithTree } from './model';

/** What a check of all files and their clients found. */
export interface DriftOutcome {
  readonly looked: number;
  readonly inStep: number;
  readonly failed: number;
}

/** Far below what Cognito allows for a whole account (15 a second for DescribeUserPoolClient), which is shared with others. */
const REQUESTS_A_SECOND = 5;

/** Describes the client of each file of the workspace once, one after the other. `observations` records the results; failures are counted. */
export async function checkDrift(
  app: App,
  origin: ObservationOrigin,
  signal: AbortSignal,
  report: (done: number, all: number) => void = () => undefined,
): Promise<DriftOutcome> {
  const files = await app.files.all();
  const rate = createRate(REQUESTS_A_SECOND, systemClock);
  const { openCognitoGateway } = await import('../../aws/cognito-gateway');
  /** Whether the client could be read. */
  async function describe({ uri, target }: ClientFile): Promise<boolean> {
    const options = app.connections.optionsFor(regionOf(target.userPoolId), uri);
    const gateway = app.observations.recording(
      rateLimited(openCognitoGateway({ ...options, attempts: 1 }), rate),
      options,
      origin,
    );
    return gateway
      .describeUserPoolClient(target, signal)
      .then(() => true)
      .finally(() => gateway.dispose());
  }
  let looked = 0;
  let inStep = 0;
  let failed = 0;
  for (const file of files) {
    if (signal.aborted) break;
    const isRead = await describe(file).catch(falseForGatewayError);
    const isKnown = isRead || app.observations.of(file.target)?.failure?.kind === 'not-found';
    const state = isKnown ? await syncStateOf(app, file) : undefined;
    if (state) looked++;
    else failed++;
    if (state === 'in-step') inStep++;
    report(looked + failed, files.length);
  }
  return { looked, inStep, failed };
}

async function syncStateOf(app: App, { uri, target }: ClientFile): Promise<string | undefined> {
  const text = await readFileText(uri);
  return text === undefined ? undefined : (await syncStatusOfText(app, uri, target, text)).state;
}

function falseForGatewayError(error: unknown): false {
  if (!isGatewayError(error)) throw error;
  return false;
}

/** In minutes; 0, the default, is never. */
const SETTING = 'cognitoClient.driftCheckMinutes';
/** How often it is decided whether a check is due. */
const POLL_MS = 15_000;
/** After so many failures in a row the pause no longer doubles. */
const MAX_DOUBLINGS = 5;

/**
 * Checks drift from time to time, where the setting says so: only while the view is visible and the window has the focus, never before the
 * user loaded the view, and with a longer pause after each check that failed. It shows no notification.
 */
export function driftTimer(app: App & WithTree, view: { readonly visible: boolean }): vscode.Disposable {
  const abort = new AbortController();
  let nextAt = 0;
  let failures = 0;
  let isChecking = false;

  function isWanted(): boolean {
    return view.visible && vscode.window.state.focused && app.tree.state === 'ready' && vscode.workspace.isTrusted;
  }
  async function check(): Promise<void> {
    try {
      const { failed } = await checkDrift(app, 'background', abort.signal);
      failures = failed > 0 ? Math.min(failures + 1, MAX_DOUBLINGS) : 0;
    } catch (error) {
      app.log.failure(`A look at the app clients failed: ${(error as Error).message}`);
    }
  }
  function checkIfDue(): void {
    const minutes = vscode.workspace.getConfiguration().get<number>(SETTING) ?? 0;
    if (!(minutes > 0) || !isWanted() || isChecking || Date.now() < nextAt) return;
    isChecking = true;
    void check().finally(() => {
      isChecking = false;
      nextAt = Date.now() + minutes * 60_000 * 2 ** failures;
    });
  }
  const timer = setInterval(checkIfDue, POLL_MS);
  return new vscode.Disposable(() => {
    clearInterval(timer);
    abort.abort();
  });
}
