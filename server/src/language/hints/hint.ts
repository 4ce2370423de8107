import type { ASTNode, ObjectASTNode } from 'vscode-json-languageservice';
import { memberOf, nodeAt, nodeValue } from '../checks/ast';
import type { AppClientContext } from '../context';
import type { Fix, Path } from '../problem';
import { memberSchema, parameters, settable, type ParameterSchema, type Settings } from '../schema';

/** Kinds of hints, each with its own switch. */
export const HINT_KINDS = ['units', 'durations', 'live', 'stored'] as const;
export type HintKind = (typeof HINT_KINDS)[number];

/** Which kinds are shown; what is not named is shown. */
export type HintSwitches = { readonly [K in HintKind]?: boolean };

/** A few words next to a value that say more about it. Plain text: names and URLs in it are not markup. */
export interface Hint {
  readonly kind: HintKind;
  /** Where it is shown, in UTF-16 code units. */
  readonly offset: number;
  readonly label: string;
  readonly tooltip: string;
  /** Writes into the file what the hint says. */
  readonly fix?: Fix;
}

/** What hints are made from. */
export interface HintInput {
  readonly root: ObjectASTNode;
  /** The settings of the file, as far as they have the right type. */
  readonly file: Settings;
  readonly live: AppClientContext['live'];
}

/** Finds the hints of one kind. */
export type HintSource = (input: HintInput) => Iterable<Omit<Hint, 'kind'>>;

/** The node at a path; undefined where there is none. */
export function valueAt(root: ObjectASTNode, path: Path): ASTNode | undefined {
  const { node, whole } = nodeAt(root, path);
  return whole ? node : undefined;
}

/** The offset after a node. */
export const endOfNode = ({ offset, length }: ASTNode): number => offset + length;

/** The settings of a file without those whose value is of another type than it should be. */
export function wellTypedMembers(root: ObjectASTNode): Settings {
  return Object.fromEntries(
    settable.flatMap((name) => {
      const node = memberOf(root, name)?.valueNode;
      const value = node && nodeValue(node);
      return value !== undefined && isWellTyped(value, parameters[name]) ? [[name, value]] : [];
    }),
  ) as Settings;
}

function isWellTyped(value: unknown, of: ParameterSchema): boolean {
  if (of.type === 'integer') return Number.isSafeInteger(value) && Number(value) >= 0;
  if (of.type === 'array') return Array.isArray(value) && value.every((item) => typeof item === 'string');
  if (of.type === 'object')
    return (
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Object.entries(value).every(([name, member]) => isWellTypedMember(member, memberSchema(of, name)))
    );
  return typeof value === of.type && (of.enum === undefined || of.enum.includes(String(value)));
}

const isWellTypedMember = (value: unknown, of: ParameterSchema | undefined): boolean =>
  of !== undefined && isWellTyped(value, of);
