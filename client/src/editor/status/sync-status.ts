import type { Uri } from 'vscode';
import type { Bases } from '../../state/bases';
import type { Seen } from '../../state/last-seen';
import type { Target } from '../../aws/gateway';
import { parseFile } from '../../sync/file-text';
import { fromFile } from '../../sync/settings';
import { standingOf, type Standing } from '../../sync/standing';
import { standingLine } from '../../sync/standing-words';

/** What is remembered of files and their clients. */
interface Known {
  readonly bases: Bases;
  readonly seen: Seen;
}

/** How a text of a file stands to the client that it names, by what was last seen of it. Asks Cognito nothing. */
export async function standingOfText(
  { bases, seen }: Known,
  uri: Uri,
  target: Target,
  text: string,
): Promise<Standing> {
  const sight = seen.of(target);
  const live = sight?.live?.settings ?? (sight?.failure?.kind === 'not-found' ? ('gone' as const) : undefined);
  return standingOf(await bases.read(uri.toString(), target), fromFile(parseFile(text) ?? {}), live);
}

/** The same in one line, with how long ago it was seen and why the last look failed. */
export async function standingLineOfText(
  known: Known,
  uri: Uri,
  target: Target,
  text: string,
  now = Date.now(),
): Promise<string> {
  const standing = await standingOfText(known, uri, target, text);
  const sight = known.seen.of(target);
  return standingLine(standing, { age: sight?.live && now - sight.live.when, failure: sight?.failure?.kind });
}
