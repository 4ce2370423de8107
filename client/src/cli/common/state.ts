import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { openBases, type Bases } from '../../state/bases';
import { jsonFiles } from '../../state/json-files';
import type { Io } from '../io';
import { printNotice } from './terminal-text';

/**
 * The bases of all files: what a file and its client agreed on after the last pull or push in a terminal. Stored in
 * $XDG_STATE_HOME/cognito-client, by default ~/.local/state/cognito-client; on Windows in %LOCALAPPDATA%. Settings only: no secret,
 * no path and no id can be read there.
 */
export function terminalBases({ env, err }: Io): Bases {
  return openBases(
    jsonFiles(join(stateFolder(env), 'cognito-client', 'bases')),
    (message) => void printNotice(err, message),
  );
}

function stateFolder({ XDG_STATE_HOME, LOCALAPPDATA, HOME }: NodeJS.ProcessEnv): string {
  // The XDG specification says to ignore a relative path.
  if (XDG_STATE_HOME && isAbsolute(XDG_STATE_HOME)) return XDG_STATE_HOME;
  return LOCALAPPDATA && process.platform === 'win32' ? LOCALAPPDATA : join(HOME || homedir(), '.local', 'state');
}
