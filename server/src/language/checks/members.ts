import type { ObjectASTNode, PropertyASTNode } from 'vscode-json-languageservice';
import { isUnambiguousMatch, nearest } from '../nearest';
import type { Fix, Path, Problem } from '../problem';
import { foreignMembers, schema as top, type ForeignMember, type ParameterSchema } from '../schema';
import { unwrapFix } from '../unwrap';
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
  const foreign = path.length === 0 ? foreignMembers.get(name) : undefined;
  return {
    severity: 'error',
    docs: schema['x-docs'] ?? top['x-docs']!,
    ...span(property.keyNode),
    ...(foreign ? foreignMember(names, name, foreign) : misspelt(names, name, schema, path)),
  };
}

function foreignMember(
  names: ReadonlySet<string>,
  name: string,
  { code, reason }: ForeignMember,
): Pick<Problem, 'code' | 'message' | 'fix'> {
  const renamed = name === 'Name' && !names.has('ClientName');
  const fix: Fix = renamed
    ? { title: 'Rename to ClientName', rename: [[[name], 'ClientName']], safe: true }
    : { title: `Remove ${name}`, set: [[[name], undefined]], safe: true };
  return { code, message: `${name} is no parameter of UpdateUserPoolClient. ${reason}`, fix };
}

function misspelt(
  names: ReadonlySet<string>,
  name: string,
  schema: ParameterSchema,
  path: Path,
): Pick<Problem, 'code' | 'message' | 'fix'> {
  const owner = path.length ? path.join('.') : 'UpdateUserPoolClient';
  const known = Object.keys(schema.properties ?? {});
  const meant = nearest(name, known);
  const free = meant !== undefined && !names.has(meant);
  const hint = meant === undefined ? '' : ` Did you mean ${meant}?${free ? '' : ' It stands in the file already.'}`;
  return {
    code: 'unknown-parameter',
    message: `${owner} has no member ${show(name)}.${hint} The AWS CLI refuses it; the SDK for JavaScript drops it, so that the setting meant is reset to its default.`,
    ...(free && {
      fix: {
        title: `Rename to ${meant}`,
        rename: [[[...path, name], meant]],
        ...(isUnambiguousMatch(name, meant, known) && { safe: true }),
      },
    }),
  };
}

/** The answer of a describe call, pasted whole: one problem that says so, instead of one for each of its parts. */
export function wrapperProblem(root: ObjectASTNode): Problem | undefined {
  const wrapper = memberOf(root, 'UserPoolClient');
  if (wrapper?.valueNode?.type !== 'object') return undefined;
  const fix = unwrapFix(root);
  return {
    code: 'describe-wrapper',
    severity: 'error',
    docs: top['x-docs']!,
    ...span(wrapper.keyNode),
    message:
      'The parameters stand inside UserPoolClient, as in the answer of DescribeUserPoolClient. A request has them at the top: take them out, and leave out what stands in answers only (the secret, the dates).',
    ...(fix && { fix }),
  };
}
