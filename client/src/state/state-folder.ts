import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * The folder of what is kept for this user on this machine, whether in a terminal or in an editor: $XDG_STATE_HOME/cognito-client, by
 * default ~/.local/state/cognito-client; on Windows in %LOCALAPPDATA%.
 */
export const userStateFolder = (env: NodeJS.ProcessEnv): string => join(stateFolder(env), 'cognito-client');

function stateFolder({ XDG_STATE_HOME, LOCALAPPDATA, HOME }: NodeJS.ProcessEnv): string {
  // The XDG specification says to ignore a relative path.
  if (XDG_STATE_HOME && isAbsolute(XDG_STATE_HOME)) return XDG_STATE_HOME;
  return LOCALAPPDATA && process.platform === 'win32' ? LOCALAPPDATA : join(HOME || homedir(), '.local', 'state');
}
