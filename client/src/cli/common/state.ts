import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { openBases, type Bases } from '../../state/bases';
import { jsonFiles, type JsonFiles } from '../../state/json-files';
import type { Io } from '../io';
import { reasonOf } from '../lint/files';
import { printNotice } from './terminal-text';

/**
 * The bases of all files: what a file and its client agreed on after the last pull or push in a terminal. Stored in
 * $XDG_STATE_HOME/cognito-client, by default ~/.local/state/cognito-client; on Windows in %LOCALAPPDATA%. Settings only: no secret,
 * no path and no id can be read there.
 */
export function terminalBases({ env, err }: Io): Bases {
  const folder = terminalStateFolder(env);
  const files = saysOnce(jsonFiles(join(folder, 'bases')), (error) => printNotice(err, notKeptMessage(folder, error)));
  return openBases(files, () => undefined);
}

/** The same files, whose first failure to write is said: one sentence about a folder is true of all files of a run. */
function saysOnce(files: JsonFiles, say: (error: unknown) => Promise<void>): JsonFiles {
  let isSaid = false;
  return {
    ...files,
    write: async (name, value) => {
      try {
        await files.write(name, value);
      } catch (error) {
        if (!isSaid) {
          isSaid = true;
          await say(error);
        }
        throw error;
      }
    },
  };
}

function notKeptMessage(folder: string, error: unknown): string {
  return `${folder} cannot be written (${reasonOf(error)}): what files and clients agree on now is not kept, and the next plan does not know which side changed.`;
}

/** The folder of what is kept in a terminal. */
export const terminalStateFolder = (env: NodeJS.ProcessEnv): string => join(stateFolder(env), 'cognito-client');

function stateFolder({ XDG_STATE_HOME, LOCALAPPDATA, HOME }: NodeJS.ProcessEnv): string {
  // The XDG specification says to ignore a relative path.
  if (XDG_STATE_HOME && isAbsolute(XDG_STATE_HOME)) return XDG_STATE_HOME;
  return LOCALAPPDATA && process.platform === 'win32' ? LOCALAPPDATA : join(HOME || homedir(), '.local', 'state');
}
