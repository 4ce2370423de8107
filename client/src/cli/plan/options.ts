import { resolve } from 'node:path';
import { FACETS, type FacetName } from '../../sync/facets';
import { resolutionsOf, type PushPlan, type Resolution, type Resolutions } from '../../sync/plan';
import { UsageError } from '../exit';
import { readAppFile, type AppFile } from '../common/app-file';
import type { Options, OptionValues } from '../options';

/** Options that say what a file and its client last agreed on. */
export const BASE_OPTIONS = {
  base: {
    value: 'FILE',
    completes: 'files',
    help: 'Compares with this file: what the app client file said when it and the\nclient last agreed, for example an earlier revision from git. For one\nfile only. What is stored on this machine does not count.',
  },
  'require-base': {
    help: 'Refuses a file of which it is not known what it and the client last\nagreed on: nothing of it is planned or sent.',
  },
} as const satisfies Options;

/** Options of plan and push that say how a plan is made. */
export const PLANNING_OPTIONS = {
  exact: {
    help: 'Takes the file for everything: settings that it does not mention are\nreset to their default. Without it they keep their live value.',
  },
  ...BASE_OPTIONS,
  settle: {
    value: 'NAME=WHO',
    many: true,
    help: 'Settles the conflict of one parameter: mine (the file), theirs (live)\nor, where two lists can be put together, both. May be given several\ntimes.',
  },
} as const satisfies Options;

/** How the base of a plan is found. */
export interface BaseChoice {
  /** The file to use as the base. Without one, the base that is stored on this machine counts. */
  readonly given?: AppFile;
  /** Whether a file without a base is refused. */
  readonly isRequired: boolean;
}

/** Reads the options about the base. @throws UsageError when they contradict others, or the file cannot be used */
export async function readBaseChoice(
  { base, 'require-base': isRequired, exact = false }: OptionValues<typeof BASE_OPTIONS> & { readonly exact?: boolean },
  files: readonly unknown[],
  cwd: string,
): Promise<BaseChoice> {
  if (exact && (base !== undefined || isRequired))
    throw new UsageError('--exact compares with no base: give it without --base and --require-base.');
  if (base === undefined) return { isRequired };
  if (files.length !== 1) throw new UsageError(`--base is for one file, and ${files.length} are named. Name one.`);
  return { given: await readAppFile(resolve(cwd, base), cwd), isRequired };
}

/**
 * Checks that the conflicts of a plan can be settled as --settle says.
 * @throws UsageError that says what is possible
 */
export function assertPossible(decisions: Resolutions, plan: PushPlan): void {
  for (const { name } of plan.entries.filter(({ verdict }) => verdict === 'conflict')) {
    const possible = resolutionsOf(name, plan);
    const decision = decisions[name];
    if (decision && !possible.includes(decision))
      throw new UsageError(
        `--settle ${name}=${decision} is not possible: only two lists of known items can be put together. Nothing was sent. Write --settle ${name}=${possible.join(` or --settle ${name}=`)}.`,
      );
  }
}

const RESOLUTIONS: readonly Resolution[] = ['mine', 'theirs', 'both'];

/** Parses the values of --settle. @throws UsageError when a value is not NAME=WHO */
export function parseResolutions(values: readonly string[]): Resolutions {
  return Object.fromEntries(values.map(parseResolution));
}

function parseResolution(value: string): [FacetName, Resolution] {
  const [name = '', who = ''] = value.split('=');
  const facet = FACETS.find((candidate) => candidate === name);
  const resolution = RESOLUTIONS.find((candidate) => candidate === who);
  if (!facet)
    throw new UsageError(
      `--settle names "${name}", which is no parameter that a push sets. Write it as in --settle CallbackURLs=both.`,
    );
  if (!resolution)
    throw new UsageError(
      `--settle ${name} must be ${RESOLUTIONS.join(', ')}, not "${who}". Write it as in --settle ${name}=mine.`,
    );
  return [facet, resolution];
}
