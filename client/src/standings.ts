import type { Uri } from 'vscode';
import type { App } from './app';
import type { Target } from './aws/gateway';
import { parseFile } from './sync/file-text';
import { fromFile } from './sync/settings';
import { standingOf, type Standing } from './sync/standing';

/** How a text of a file stands to the client that it names, by what was last seen of it. Asks Cognito nothing. */
export async function standingOfText({ bases, seen }: Pick<App, 'bases' | 'seen'>, uri: Uri, target: Target, text: string): Promise<Standing> {
  const sight = seen.of(target);
  const live = sight?.live?.settings ?? (sight?.failure?.kind === 'not-found' ? 'gone' as const : undefined);
  return standingOf(await bases.read(uri.toString(), target), fromFile(parseFile(text) ?? {}), live);
}
