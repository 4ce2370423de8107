import { counted } from './words';
import type { Standing } from './standing';

/** How a file stands to its client, in a few words; empty while live was never seen. */
export function standingWords(standing: Standing): string {
  switch (standing.state) {
    case 'in-step': return 'in step';
    case 'file-ahead': return `${counted(standing.here, 'change')} to push`;
    case 'live-ahead': return `${counted(standing.there, 'setting')} changed live`;
    case 'both': return standing.conflicts > 0 ? counted(standing.conflicts, 'conflict') : `${standing.here} to push, ${standing.there} changed live`;
    case 'gone': return 'not found any more';
    case 'unknown': return '';
  }
}
