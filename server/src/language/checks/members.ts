import type { ObjectASTNode, PropertyASTNode } from 'vscode-json-languageservice';
import { isUnambiguousMatch, nearest } from '../nearest';
import type { Fix, Path, Problem } from '../problem';
import { foreignMembers, schema as top, WRAPPER, type ForeignMember, type ParameterSchema } from '../schema';
import { renameAllFix, renamingOf } from '../foreign-names';
import { otherClientIn, unwrapFix } from '../unwrap';
import { memberOf, span } from './ast';
import { show } from './messages';

/**
 * The problem of a member that the object does not know. Its value is never looked at: it could be a secret.
 * @param names all members of the object.
 */
export function unknownMember(
  names: ReadonlySet<string>,
  property: PropertyASTNode,
  schema: ParameterSchema,
  path: Path,
): Problem {
  const name = property.keyNode.value;
  const renaming = path.length === 0 && property.parent?.type === 'object' ? renamingIn(property.parent) : NO_RENAMING;
  const to = renaming.names.get(name);
  const foreign = path.length === 0 ? foreignMembers.get(name) : undefined;
  return {
    severity: 'error',
    docs: schema['x-docs'] ?? top['x-docs']!,
    ...span(property.keyNode),
    ...(foreign
      ? foreignMember(names, name, foreign)
      : withAll(misspelled({ names, name, path, schema, ...(to !== undefined && { to }) }), to && renaming.all)),
  };
}

/** The names of another tool in a file, and the fix that renames them all. */
interface RenamingIn {
  readonly names: ReadonlyMap<string, string>;
  readonly all?: Fix | undefined;
}

const NO_RENAMING: RenamingIn = { names: new Map() };

/** What was found for an object: each of its members asks. */
const renamings = new WeakMap<ObjectASTNode, RenamingIn>();

/** The names of another tool in an object. */
export function renamingIn(root: ObjectASTNode): RenamingIn {
  const known = renamings.get(root);
  if (known) return known;
  const names = renamingOf(root);
  const found = { names, all: renameAllFix(root, names) };
  renamings.set(root, found);
  return found;
}

/** Offers the fix of all names before that of one. */
function withAll(
  problem: Pick<Problem, 'code' | 'message' | 'fix'>,
  all: Fix | undefined | '',
): Pick<Problem, 'code' | 'message' | 'fix' | 'otherFixes'> {
  return all && problem.fix ? { ...problem, otherFixes: [all] } : problem;
}

interface Misspelled {
  readonly names: ReadonlySet<string>;
  readonly name: string;
  readonly path: Path;
  readonly schema: ParameterSchema;
  /** What the name is in the spelling of another tool. */
  readonly to?: string;
}

function foreignMember(
  names: ReadonlySet<string>,
  name: string,
  { code, reason }: ForeignMember,
): Pick<Problem, 'code' | 'message' | 'fix'> {
  const isName = name === 'Name' && !names.has('ClientName');
  const fix: Fix = isName
    ? { title: 'Rename to ClientName', rename: [[[name], 'ClientName']], safe: true }
    : // Beside ClientName, the one or the other may be what is meant.
      { title: `Remove ${name}`, set: [[[name], undefined]], ...(name !== 'Name' && { safe: true }) };
  return { code, message: `${name} is no parameter of UpdateUserPoolClient. ${reason}`, fix };
}

function misspelled({ names, name, path, schema, to }: Misspelled): Pick<Problem, 'code' | 'message' | 'fix'> {
  const owner = path.length ? path.join('.') : 'UpdateUserPoolClient';
  const known = Object.keys(schema.properties ?? {});
  const suggestion = to ?? nearest(name, known);
  const isFree = suggestion !== undefined && !names.has(suggestion);
  return {
    code: 'unknown-parameter',
    message: unknownMemberMessage(owner, name, hint(suggestion, isFree)),
    ...(isFree && {
      fix: {
        title: `Rename to ${suggestion}`,
        rename: [[[...path, name], suggestion]],
        ...(isUnambiguousMatch(name, suggestion, known) && { safe: true }),
      },
    }),
  };
}

function hint(suggestion: string | undefined, isFree: boolean): string {
  if (suggestion === undefined) return '';
  return ` Did you mean ${suggestion}?${isFree ? '' : ' It stands in the file already.'}`;
}

const unknownMemberMessage = (owner: string, name: string, suggestion: string): string =>
  `${owner} has no member ${show(name)}.${suggestion} ` +
  'The AWS CLI refuses it; the SDK for JavaScript drops it, so that the setting meant is reset to its default.';

const WRAPPER_MESSAGE =
  'The parameters stand inside UserPoolClient, as in the answer of DescribeUserPoolClient. ' +
  'A request has them at the top: take them out, and leave out what stands in answers only (the secret, the dates).';

const OTHER_CLIENT =
  ' The answer is about another app client than this file: take over by hand what you want of it, and remove the rest.';

/** The problem of a describe answer that was pasted whole: one that says so, instead of one for each of its parts. */
export function wrapperProblem(root: ObjectASTNode): Problem | undefined {
  const wrapper = memberOf(root, WRAPPER);
  if (wrapper?.valueNode?.type !== 'object') return undefined;
  const fix = unwrapFix(root);
  const isOther = otherClientIn(root, wrapper.valueNode);
  return {
    code: 'describe-wrapper',
    severity: 'error',
    docs: top['x-docs']!,
    ...span(wrapper.keyNode),
    message: WRAPPER_MESSAGE + (isOther ? OTHER_CLIENT : ''),
    ...(fix && { fix }),
  };
}
