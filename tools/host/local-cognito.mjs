import path from 'node:path';
import { cleanEnvironment, ROOT } from './environment.mjs';
import { startService } from './service.mjs';

const PROGRAM = path.join(ROOT, 'dist/local-cognito.js');
const START_LIMIT_MS = 15_000;

/**
 * Starts the local Cognito with its seeded pool on a free loopback port.
 * @param {(action: () => unknown) => void} defer where the clean-up goes
 * @returns {Promise<{ url: string, region: string, pools: { id: string, name: string, clients: { id: string, name: string }[] }[] }>}
 * the line of JSON that it writes: where it listens, and what was seeded
 * @throws Error with its output when it does not come up
 */
export async function startLocalCognito(defer) {
  const service = startService(process.execPath, [PROGRAM, '--json'], { env: cleanEnvironment() });
  defer(service.stop);
  const [line] = await service.waitFor(/^\{.*\}$/m, START_LIMIT_MS);
  return JSON.parse(line);
}

/** The workspace settings that point the extension at a local Cognito. */
export const settingsFor = ({ url, region }) => ({ 'cognitoClient.endpoint': url, 'cognitoClient.region': region });
