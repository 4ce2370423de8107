import { join } from 'node:path';
import { openBases, type Bases } from '../../state/bases';
import { jsonFiles, type JsonFiles } from '../../state/json-files';
import { userStateFolder } from '../../state/state-folder';
import type { Io } from '../io';
import { reasonOf } from '../lint/files';
import { printNotice } from './terminal-text';

/**
 * The bases of all files: what a file and its client agreed on after the last pull or push in a terminal. Stored in the user's state
 * folder. Settings only: no secret, no path and no id can be read there.
 */
export function terminalBases({ env, err }: Io): Bases {
  const folder = userStateFolder(env);
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
