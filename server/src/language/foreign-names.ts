import type { ObjectASTNode, PropertyASTNode } from 'vscode-json-languageservice';
import { nodeValue } from './checks/ast';
import { MAX_WORD, simplified } from './nearest';
import type { Fix, Path } from './problem';
import { foreignMembers, isParameterName, memberSchema, schema, type ParameterSchema } from './schema';

/** The most members that are looked at: no request has more. */
const MAX_MEMBERS = 100;

/** What Terraform calls the name and the id of a client. Only among other names of Terraform are they plain. */
const TERRAFORM: Readonly<Record<string, string>> = { name: 'ClientName', id: 'ClientId' };

/** The names of an object as the API writes them, by what is written. */
type Renaming = ReadonlyMap<string, string>;

/** What each member of the file is called by the API, where another spelling is used: callback_urls is CallbackURLs. */
export function renamingOf(root: ObjectASTNode): Renaming {
  if (root.properties.length > MAX_MEMBERS) return new Map();
  const renaming = new Map(renamed(root, schema).filter(([name]) => !isParameterName(name)));
  const isTerraform = [...renaming.keys()].filter((name) => name.includes('_')).length > 1;
  const taken = new Set([...root.properties.map(nameOf), ...renaming.values()]);
  if (isTerraform)
    for (const [name, parameter] of Object.entries(TERRAFORM))
      if (taken.has(name) && !taken.has(parameter)) renaming.set(name, parameter);
  return renaming;
}

/** One fix for all names of another tool: it renames them, also inside, and removes what no update takes. Undefined for fewer than two. */
export function renameAllFix(root: ObjectASTNode, renaming: Renaming): Fix | undefined {
  if (renaming.size < 2) return undefined;
  const properties = root.properties.filter((property) => renaming.has(nameOf(property)));
  const blocks = properties.flatMap((property) => blockFix(property, renaming.get(nameOf(property))!));
  const removed = root.properties.map(nameOf).filter((name) => isForeign(name));
  return {
    title: `Rename all ${renaming.size} names to those of the API${removed.length > 0 ? `, and remove ${removed.join(', ')}` : ''}`,
    set: [...blocks.flatMap(({ set = [] }) => set), ...removed.map((name) => [[name], undefined] as const)],
    rename: [
      ...blocks.flatMap(({ rename = [] }) => rename),
      ...[...renaming].map(([from, to]) => [[from], to] as const),
    ],
  };
}

/** What an update does not take, in the spelling of the API or of Terraform. */
function isForeign(name: string): boolean {
  return [...foreignMembers.keys()].some((foreign) => foreign !== 'Name' && simplified(foreign) === simplified(name));
}

/** The names inside of a member; Terraform writes a block as a list of one object. */
function blockFix({ keyNode, valueNode }: PropertyASTNode, to: string): Pick<Fix, 'set' | 'rename'>[] {
  const of = memberSchema(schema, to);
  if (of?.type !== 'object') return [];
  const path: Path = [keyNode.value];
  const [block, ...others] = valueNode?.type === 'array' ? valueNode.items : [];
  if (block?.type === 'object' && others.length === 0) {
    const names = new Map(renamed(block, of));
    const members = Object.entries(nodeValue(block) as object);
    return [{ set: [[path, Object.fromEntries(members.map(([name, value]) => [names.get(name) ?? name, value]))]] }];
  }
  if (valueNode?.type !== 'object') return [];
  return [{ rename: renamed(valueNode, of).map(([from, name]) => [[...path, from], name] as const) }];
}

/** The members that are written in another way than the schema does, if nothing else is called so. */
function renamed(object: ObjectASTNode, of: ParameterSchema): [string, string][] {
  const known = of.properties ?? {};
  const names = object.properties.map(nameOf);
  const others = names.filter((name) => !Object.hasOwn(known, name) && name.length <= MAX_WORD);
  // Most files have none: this runs at every keystroke.
  if (others.length === 0) return [];
  const spellings = others.map((name) => [name, simplified(name)] as const);
  return Object.keys(known).flatMap((parameter): [string, string][] => {
    if (names.includes(parameter)) return [];
    const wanted = simplified(parameter);
    const [only, ...more] = spellings.filter(([, spelling]) => spelling === wanted);
    return only && more.length === 0 ? [[only[0], parameter]] : [];
  });
}

const nameOf = ({ keyNode }: PropertyASTNode): string => keyNode.value;
