import type { Bases } from '../../state/bases';
import { driftOf } from '../../sync/drift';
import { parseFile, pulledText } from '../../sync/file-text';
import { formatUnknownMembers, type Live } from '../../sync/live';
import { fromFile } from '../../sync/settings';
import { pluralize } from '../../sync/format';
import type { Io } from '../io';
import { baseKeyOf, writeWhole, type AppFile } from '../common/app-file';
import type { Paint } from '../common/paint';

/** What became of a file. */
export type Pulled = 'written' | 'updated' | 'unchanged' | 'would-change' | 'kept';

/** How a pull treats files. */
export interface Pulling {
  readonly io: Io;
  readonly paint: Paint;
  readonly bases: Bases;
  readonly check: boolean;
  readonly yes: boolean;
}

/** Brings what is live into a file that is there, after showing what changes. @throws UsageError when the disk refuses */
export async function pullInto(file: AppFile, live: Live, pulling: Pulling): Promise<Pulled> {
  const { io, paint, bases, check, yes } = pulling;
  const text = pulledText(file.text, live.identity, live.settings);
  const key = await baseKeyOf(file.path);
  const keep = (): Promise<void> =>
    bases.write(key, file.target, { file: fromFile(parseFile(text) ?? {}), live: live.settings });
  if (text === file.text) {
    await keep();
    await io.out.write(paint(undefined, `${file.name} already says what is live.${about(live)}`) + '\n');
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
  if (own.length > 0 && !yes && !(await takes(own.length, io))) {
    await io.err.write(
      paint(
        'yellow',
        `${file.name} was kept: ${pluralize(own.length, 'setting')} of it would be overwritten (${own.map(({ name }) => name).join(', ')}).${io.ask ? '' : ' --yes takes what is live.'}`,
      ) + '\n',
    );
    return 'kept';
  }
  await writeWhole(file.path, text, io.cwd);
  await keep();
  await io.out.write(paint('green', `  Updated with what is live.${about(live)}`) + '\n');
  return 'updated';
}

async function takes(own: number, { ask }: Io): Promise<boolean> {
  const answer = await ask?.(
    `The file has ${pluralize(own, 'setting')} of its own, which what is live would replace. Take what is live? [y/N] `,
  );
  return /^(y|yes)$/i.test(answer?.trim() ?? '');
}

/** Writes a file that is not there yet. @throws UsageError when the disk refuses */
export async function pullNew(
  path: string,
  name: string,
  live: Live,
  { io, paint, bases, check }: Pulling,
): Promise<Pulled> {
  if (check) {
    await io.out.write(paint('yellow', `${name} would be written, with ${live.name}.`) + '\n');
    return 'would-change';
  }
  await writeWhole(path, live.textLike(), io.cwd);
  const { UserPoolId: userPoolId, ClientId: clientId } = live.identity;
  await bases.write(await baseKeyOf(path), { userPoolId, clientId }, { file: live.settings, live: live.settings });
  await io.out.write(paint('green', `Pulled ${live.name} into ${name}.${about(live)}`) + '\n');
  return 'written';
}

function about({ hasSecret, unknown }: Live): string {
  return `${hasSecret ? ' The client has a secret; it stays in Cognito.' : ''}${unknown.length > 0 ? ` ${formatUnknownMembers(unknown)}` : ''}`;
}
