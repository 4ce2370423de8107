import type { ObjectASTNode } from 'vscode-json-languageservice';
import { memberOf, nodeValue } from '../checks/ast';
import { memberSchema, parameters, settable, type ParameterSchema, type Settings } from '../schema';

/** The settings of a file without those whose value is of another type than it should be. */
export function wellTypedMembers(root: ObjectASTNode): Settings {
  return Object.fromEntries(
    settable.flatMap((name) => {
      const node = memberOf(root, name)?.valueNode;
      const value = node && nodeValue(node);
      return value !== undefined && isSound(value, parameters[name]) ? [[name, value]] : [];
    }),
  ) as Settings;
}

function isSound(value: unknown, of: ParameterSchema): boolean {
  if (of.type === 'integer') return Number.isSafeInteger(value) && Number(value) >= 0;
  if (of.type === 'array') return Array.isArray(value) && value.every((it) => typeof it === 'string');
  if (of.type === 'object')
    return (
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Object.entries(value).every(([name, it]) => isSoundMember(it, memberSchema(of, name)))
    );
  return typeof value === of.type && (of.enum === undefined || of.enum.includes(String(value)));
}

const isSoundMember = (value: unknown, of: ParameterSchema | undefined): boolean =>
  of !== undefined && isSound(value, of);
