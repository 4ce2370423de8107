import type { Bases } from '../../state/bases';
import { missingBaseText } from '../../sync/base-text';
import { isEdited } from '../../sync/carried-text';
import { driftOf, type Difference } from '../../sync/drift';
import { parseFile, pulledText } from '../../sync/file-text';
import { formatLiveRemarks, type Live } from '../../sync/live';
import { nextBase } from '../../sync/plan';
import { fromFile } from '../../sync/settings';
import { pluralize } from '../../sync/format';
import { UsageError } from '../exit';
import type { Io } from '../io';
import { isYes, promptFor } from '../common/answers';
import { isFileOf, readAppFile, writeIfUnchanged, type AppFile } from '../common/app-file';
import { baseKeyOf } from '../../state/base-key';
import { printNotice, type Paint } from '../common/terminal-text';
import { MAX_WRITE_ATTEMPTS } from '../common/write-into';

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

/**
 * Pulls into an existing file, after showing what changes. The file is read again first, and once more right before it is written: when it
 * was edited, the pull is planned again from its new text.
 * @param first the file as it was before Cognito was asked: what was edited since is not overwritten without a question
 * @throws UsageError when the file cannot be read or written
 */
export async function pullInto(first: AppFile, live: Live, context: PullContext): Promise<FilePullResult> {
  const { io, paint } = context;
  for (let attempt = 1; attempt <= MAX_WRITE_ATTEMPTS; attempt++) {
    const file = await readAppFile(first.path, io.cwd);
    if (!isFileOf(file, first.target))
      throw new UsageError(`${file.name} names another app client now. Nothing was written: pull again.`);
    if (attempt > 1) await printNotice(io.err, `${file.name} was changed during the pull, which is planned again.`);
    const result = await pullOnce(file, first, live, context);
    if (result !== 'edited') return result;
  }
  const message = `${first.name} was kept: it was changed each time that it was about to be written. Pull again.`;
  await io.err.write(`${paint('yellow', message)}\n`);
  return 'kept';
}

async function pullOnce(
  file: AppFile,
  first: AppFile,
  live: Live,
  context: PullContext,
): Promise<FilePullResult | 'edited'> {
  const { io, paint, bases, check } = context;
  const text = pulledText(file.text, live.identity, live.settings);
  if (text === file.text) {
    if (!check) await writeBase(file.path, text, live, bases);
    await io.out.write(paint(undefined, `${file.name} already says what is live.${formatRemarks(live)}`) + '\n');
    return 'unchanged';
  }
  const base = await bases.read(await baseKeyOf(file.path), file.target);
  const differences = driftOf(base, file.local, live.settings);
  const missing = differences.length > 0 ? missingBaseText(base) : undefined;
  const lines = [
    ...differences.map(({ line }) => paint(undefined, line)),
    ...(missing === undefined ? [] : [paint('yellow', `${missing} Which side changed is not known.`)]),
  ];
  await io.out.write(`${paint('bold', file.name)}\n${lines.map((line) => `  ${line}\n`).join('')}`);
  if (check) {
    await io.out.write(paint('yellow', `  A pull would change ${pluralize(differences.length, 'setting')}.`) + '\n');
    return 'would-change';
  }
  const edited = differences.filter(({ name }) => isEdited(name, first.local, file.local));
  const own = differences.filter((difference) => isOwn(difference) || edited.includes(difference));
  if (!(await mayOverwrite(own, edited, context))) {
    await io.err.write(paint('yellow', keptMessage(file, own, edited, context)) + '\n');
    return 'kept';
  }
  if (!(await writeIfUnchanged(file.path, text, file.text, io.cwd))) return 'edited';
  // The file first: with the old base, a file that says what is live has no change of its own.
  await writeBase(file.path, text, live, bases);
  await io.out.write(paint('green', `  Updated with what is live.${formatRemarks(live)}`) + '\n');
  return 'updated';
}

/** Whether a pull would take back what the file says of itself. Without a base, whatever it mentions may be its own. */
function isOwn({ moved, inFile }: Difference): boolean {
  return moved === undefined ? inFile : moved !== 'live';
}

/** --yes was given for the file as it was, and not for what was edited since. */
async function mayOverwrite(
  own: readonly Difference[],
  edited: readonly Difference[],
  { io, yes }: PullContext,
): Promise<boolean> {
  if (own.length === 0) return true;
  return yes ? edited.length === 0 : confirmOverwrite(own, io);
}

async function confirmOverwrite(own: readonly Difference[], { ask }: Io): Promise<boolean> {
  return isYes(await promptFor(`${lossesOf(own, 'the file')}. Take what is live? [y/N] `, ask));
}

function keptMessage(
  { name }: AppFile,
  own: readonly Difference[],
  edited: readonly Difference[],
  { io, yes }: PullContext,
): string {
  return `${name} was kept: ${lossesOf(own, 'it')}.${keptAdvice(yes && edited.length > 0, io)}`;
}

/** "1 setting of it would be overwritten (AuthSessionValidity), and 1 setting removed from it would come back (LogoutURLs)" */
function lossesOf(own: readonly Difference[], file: string): string {
  const overwritten = own.filter(({ inFile }) => inFile);
  const removed = own.filter(({ inFile }) => !inFile);
  const namesOf = (differences: readonly Difference[]): string => differences.map(({ name }) => name).join(', ');
  return [
    ...(overwritten.length > 0
      ? [`${pluralize(overwritten.length, 'setting')} of ${file} would be overwritten (${namesOf(overwritten)})`]
      : []),
    ...(removed.length > 0
      ? [`${pluralize(removed.length, 'setting')} removed from ${file} would come back (${namesOf(removed)})`]
      : []),
  ].join(', and ');
}

function keptAdvice(wasEdited: boolean, { ask }: Io): string {
  if (wasEdited) return ' It was changed during the pull: pull again.';
  return ask ? '' : ' --yes takes what is live.';
}

async function writeBase(path: string, text: string, { identity, settings }: Live, bases: Bases): Promise<void> {
  const target = { userPoolId: identity.UserPoolId, clientId: identity.ClientId };
  await bases.write(await baseKeyOf(path), target, nextBase(undefined, fromFile(parseFile(text) ?? {}), settings));
}

/** Pulls into a new file. @throws UsageError when the file cannot be written */
export async function pullNew(path: string, name: string, live: Live, context: PullContext): Promise<FilePullResult> {
  const { io, paint, bases, check } = context;
  if (check) {
    await io.out.write(paint('yellow', `${name} would be written, with ${live.name}.`) + '\n');
    return 'would-change';
  }
  const text = live.textLike();
  if (!(await writeIfUnchanged(path, text, undefined, io.cwd))) return pullAppeared(path, name, live, context);
  await writeBase(path, text, live, bases);
  await io.out.write(paint('green', `Pulled ${live.name} into ${name}.${formatRemarks(live)}`) + '\n');
  return 'written';
}

/** Pulls into a file that was not there when the pull was planned. One that is not this client's is kept. */
async function pullAppeared(path: string, name: string, live: Live, context: PullContext): Promise<FilePullResult> {
  const { io, paint } = context;
  const { UserPoolId: userPoolId, ClientId: clientId } = live.identity;
  const file = await readAppFile(path, io.cwd).catch(() => undefined);
  if (file && isFileOf(file, { userPoolId, clientId })) return pullInto(file, live, context);
  await io.err.write(paint('yellow', `${name} was kept: it was written during the pull. Pull again.`) + '\n');
  return 'kept';
}

/** What a person should know about a pulled client, after a space. */
function formatRemarks(live: Live): string {
  const remarks = formatLiveRemarks(live);
  return remarks && ` ${remarks}`;
}
