import type { Log } from './log';
import { showMessageWithActions } from './notify';

/** Tells of what could not be kept in storage: all of it in the log, the first in a message too. One that repeats helps nobody. */
export function createStorageWarning(log: Log): (message: string) => void {
  let told = false;
  return (message) => {
    log.failure(message);
    if (!told)
      showMessageWithActions('warning', `${message} The work goes on without it; further ones are in the log.`, [
        { title: 'Show Log', run: () => log.show() },
      ]);
    told = true;
  };
}
