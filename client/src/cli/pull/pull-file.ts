import type { Bases } from '../../state/bases';
import { driftOf, type Difference } from '../../sync/drift';
import { parseFile, pulledText } from '../../sync/file-text';
import { formatUnknownMembers, type Live } from '../../sync/live';
import { fromFile } from '../../sync/settings';
import { pluralize } from '../../sync/format';
import type { Io } from '../io';
import { isYes, promptFor } from '../common/answers';
import { baseKeyOf, writeWhole, type AppFile } from '../common/app-file';
import type { Paint } from '../common/terminal-text';

/** What a pull did with a file. */
export type FilePullResult = 'written' | 'updated' | 'unchanged' | 'would-change' | 'kept';

/** What the pull of a file needs, and how it treats files. */
export interface PullContext {
  readonly io: Io;
  readonly paint: Paint;
  readonly bases: Bases;
  readonly check: boolean;
  readonly yes: boolean;
}

/** Pulls into an existing file, after showing what changes. @throws UsageError when the file cannot be written */
export async function pullInto(file: AppFile, live: Live, context: PullContext): Promise<FilePullResult> {
  const { io, paint, bases, check, yes } = context;
  const text = pulledText(file.text, live.identity, live.settings);
  const key = await baseKeyOf(file.path);
  const writeBase = (): Promise<void> =>
    bases.write(key, file.target, { file: fromFile(parseFile(text) ?? {}), live: live.settings });
  if (text === file.text) {
    await writeBase();
    await io.out.write(paint(undefined, `${file.name} already says what is live.${formatRemarks(live)}`) + '\n');
    return 'unchanged';
  }
  const differences = driftOf(await bases.read(key, file.target), file.local, live.settings);
  const own = differences.filter(({ inFile, moved }) => inFile && moved !== 'live');
  await io.out.write(
    `${paint('bold', file.name)}\n${differences.map(({ line }) => `  ${paint(undefined, line)}\n`).join('')}`,
  );
  if (check) {
    await io.out.write(paint('yellow', `  A pull would change ${pluralize(differences.length, 'setting')}.`) + '\n');
    return 'would-change';
  }
  if (own.length > 0 && !yes && !(await confirmOverwrite(own.length, io))) {
    await io.err.write(paint('yellow', keptMessage(file, own, io)) + '\n');
    return 'kept';
  }
  await writeWhole(file.path, text, io.cwd);
  await writeBase();
  await io.out.write(paint('green', `  Updated with what is live.${formatRemarks(live)}`) + '\n');
  return 'updated';
}

async function confirmOverwrite(own: number, { ask }: Io): Promise<boolean> {
  const settings = pluralize(own, 'setting');
  const question = `The file has ${settings} of its own, which what is live would replace. Take what is live? [y/N] `;
  return isYes(await promptFor(question, ask));
}

function keptMessage({ name }: AppFile, own: readonly Difference[], { ask }: Io): string {
  const settings = pluralize(own.length, 'setting');
  const names = own.map((difference) => difference.name).join(', ');
  const advice = ask ? '' : ' --yes takes what is live.';
  return `${name} was kept: ${settings} of it would be overwritten (${names}).${advice}`;
}

/** Pulls into a new file. @throws UsageError when the file cannot be written */
export async function pullNew(
  path: string,
  name: string,
  live: Live,
  { io, paint, bases, check }: PullContext,
): Promise<FilePullResult> {
  if (check) {
    await io.out.write(paint('yellow', `${name} would be written, with ${live.name}.`) + '\n');
    return 'would-change';
  }
  await writeWhole(path, live.textLike(), io.cwd);
  const { UserPoolId: userPoolId, ClientId: clientId } = live.identity;
  await bases.write(await baseKeyOf(path), { userPoolId, clientId }, { file: live.settings, live: live.settings });
  await io.out.write(paint('green', `Pulled ${live.name} into ${name}.${formatRemarks(live)}`) + '\n');
  return 'written';
}

/** What a person should know about a pulled client, after a space each. */
function formatRemarks({ hasSecret, unknown }: Live): string {
  const secret = hasSecret ? ' The client has a secret; it stays in Cognito.' : '';
  const unknownMembers = unknown.length > 0 ? ` ${formatUnknownMembers(unknown)}` : '';
  return secret + unknownMembers;
}
