import type { App } from '../app';
import { createRate, systemClock } from '../../aws/rate';
import { isGatewayError } from '../../aws/gateway';
import { rateLimited } from '../../aws/rate-limited';
import type { ObservationOrigin } from '../../state/last-seen';
import { syncStatusOfText } from '../status/sync-status';
import { regionOf } from '../../sync/target';
import { readFileText, type ClientFile } from '../files/workspace-clients';

/** What a look at all files' clients told. */
export interface DriftOutcome {
  readonly looked: number;
  readonly inStep: number;
  readonly failed: number;
}

/** Far below what Cognito allows for a whole account (15 a second for DescribeUserPoolClient): others work there, too. */
const REQUESTS_A_SECOND = 5;

/** Describes the client of each file of the workspace once, one after the other. What it sees, `seen` remembers; failures are counted. */
export async function checkDrift(
  app: App,
  looker: ObservationOrigin,
  signal: AbortSignal,
  report: (done: number, all: number) => void = () => undefined,
): Promise<DriftOutcome> {
  const files = await app.files.all();
  const rate = createRate(REQUESTS_A_SECOND, systemClock);
  const { openCognitoGateway } = await import('../../aws/cognito-gateway');
  let [looked, inStep, failed] = [0, 0, 0];
  for (const { uri, target } of files) {
    if (signal.aborted) break;
    const options = app.connections.optionsFor(regionOf(target.userPoolId), uri);
    const gateway = app.observations.recording(
      rateLimited(openCognitoGateway({ ...options, attempts: 1 }), rate),
      options,
      looker,
    );
    const ok = await gateway
      .describeUserPoolClient(target, signal)
      .then(() => true, failedCall)
      .finally(() => gateway.dispose());
    const state =
      ok || app.observations.of(target)?.failure?.kind === 'not-found'
        ? await stateOf(app, { uri, target })
        : undefined;
    if (state) looked++;
    else failed++;
    if (state === 'in-step') inStep++;
    report(looked + failed, files.length);
  }
  return { looked, inStep, failed };
}

async function stateOf(app: App, { uri, target }: ClientFile): Promise<string | undefined> {
  const text = await readFileText(uri);
  return text === undefined ? undefined : (await syncStatusOfText(app, uri, target, text)).state;
}

function failedCall(error: unknown): false {
  if (!isGatewayError(error)) throw error;
  return false;
}
