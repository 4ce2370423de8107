import type { ASTNode, ObjectASTNode } from 'vscode-json-languageservice';
import { memberOf } from './checks/ast';
import { visible } from './format-values';
import type { Fix } from './problem';
import { isParameterName, parameterNames } from './schema';
import { readable } from './source-text';

/** The most characters of a text that are looked at: what a text is shows at its beginning. */
const MAX_READ = 100_000;

/** What the API calls its parameters, in small letters and without punctuation: as Terraform, YAML and people write them. */
const NAMES: ReadonlySet<string> = new Set(parameterNames.map((name) => name.toLowerCase()));
const isName = (word: string): boolean => NAMES.has(word.toLowerCase().replace(/[^a-z]/g, ''));

/** The most attributes that a resource has beside its properties: CloudFormation knows fewer. */
const MAX_OTHERS = 10;

const PULL = 'Pull the app client to get its file';

const TEMPLATE =
  `This is a CloudFormation template, not the file of an app client. ${PULL}, ` +
  'or write the Properties of the AWS::Cognito::UserPoolClient resource into an object of its own, without Ref and Fn:: functions.';
const RESOURCE =
  'This is a resource of a CloudFormation template, not the file of an app client. ' +
  'Write what its Properties hold into the object itself, without Ref and Fn:: functions.';
const TERRAFORM = `This is Terraform configuration, not the file of an app client. ${PULL}: it then has the values that Terraform gave it.`;
const PLAN = `This is a plan or state of Terraform, not the file of an app client. ${PULL}.`;
const YAML =
  'This is YAML, as the AWS CLI writes it for --generate-cli-skeleton yaml-input; the file of an app client is JSON. ' +
  'Convert it, for example by yq -o=json, or let the AWS CLI write JSON by --generate-cli-skeleton.';
const PYTHON =
  'This is a Python dictionary; the file of an app client is JSON. Print it by json.dumps(client, indent=2).';
const PAIRS =
  'These are key=value pairs; the file of an app client is JSON. Write an object with "key": value for each of them.';
const LIST =
  'This is a list of app clients, which holds no settings. Pull the one that you mean to get its file, or describe it.';

/** What a text is that is no app client file though it is about one, in a sentence with what to do; undefined for any other text. */
export function foreignText(text: string, root: ASTNode | undefined): string | undefined {
  if (root?.type === 'object') return foreignObject(root) ?? foreignBraces(text);
  // Members without their braces are JSON that is not finished.
  return /^[\s\uFEFF]*["[]/.test(text) ? undefined : foreignLines(readable(text.slice(0, MAX_READ)));
}

function foreignObject(root: ObjectASTNode): string | undefined {
  const has = (name: string): boolean => memberOf(root, name) !== undefined;
  const isObject = (name: string): boolean => memberOf(root, name)?.valueNode?.type === 'object';
  if (has('AWSTemplateFormatVersion') || (isObject('Resources') && !hasParameter(root))) return TEMPLATE;
  if (isObject('Properties') && (typeIn(root)?.startsWith('AWS::') || isClientResource(root))) return RESOURCE;
  if (root.properties.length === 1 && isClientResource(root.properties[0]?.valueNode)) return RESOURCE;
  if (has('terraform_version') || (has('format_version') && (has('planned_values') || has('values')))) return PLAN;
  if (memberOf(root, 'UserPoolClients')?.valueNode?.type === 'array') return LIST;
  return undefined;
}

const typeIn = (resource: ObjectASTNode): string | undefined => {
  const type = memberOf(resource, 'Type')?.valueNode;
  return type?.type === 'string' ? type.value : undefined;
};

/** Whether a value is an app client of a template: by its type or, without one, by what its properties are called. */
function isClientResource(node: ASTNode | undefined): boolean {
  if (node?.type !== 'object') return false;
  const properties = memberOf(node, 'Properties')?.valueNode;
  if (properties?.type !== 'object' || hasParameter(node)) return false;
  const type = typeIn(node);
  return type === undefined ? hasParameter(properties) : type === 'AWS::Cognito::UserPoolClient';
}

/** Takes the properties of an app client out of its resource, with their comments. Undefined for any other text. */
export function propertiesFix(root: ASTNode | undefined): Fix | undefined {
  if (root?.type !== 'object' || !isClientResource(root)) return undefined;
  const others = root.properties.map(({ keyNode }) => keyNode.value).filter((name) => name !== 'Properties');
  // A name that is there twice cannot be removed as one.
  if (others.length > MAX_OTHERS || new Set(others).size + 1 !== root.properties.length) return undefined;
  const dropped = others.length > 0 ? `, and drop ${others.map((name) => visible(name)).join(', ')}` : '';
  return {
    title: `Take the Properties out of the resource${dropped}`,
    set: others.map((name) => [[name], undefined] as const),
    lift: 'Properties',
  };
}

const hasParameter = (root: ObjectASTNode): boolean =>
  root.properties.some(({ keyNode }) => isParameterName(keyNode.value));

/** A text that begins like JSON. A first key in single quotes is Python's. */
function foreignBraces(text: string): string | undefined {
  const [, key] = /^[\s\uFEFF]*\{\s*'(\w{1,64})'\s*:/.exec(text) ?? [];
  return key !== undefined && (isName(key) || key === 'UserPoolClient' || key === 'ResponseMetadata')
    ? PYTHON
    : undefined;
}

function foreignLines(text: string): string | undefined {
  if (/^(?:AWSTemplateFormatVersion|Resources)[ \t]{0,8}:/m.test(text)) return TEMPLATE;
  if (/^[ \t]{0,40}(?:resource|module|data|provider|locals)\b[^\n{]{0,200}\{/m.test(text)) return TERRAFORM;
  if (countOfNames(text, /^[ \t]{0,40}(?:-[ \t]{1,8})?["']?([A-Za-z_]{1,64})["']?[ \t]{0,8}:/gm) > 1) return YAML;
  if (countOfNames(text, /(?:^|[\s,])(?:--)?([A-Za-z_-]{1,64})[ \t]{0,8}=/gm) > 1) return PAIRS;
  return undefined;
}

/** How many parameters are named by what an expression captures; no further than needed. */
function countOfNames(text: string, expression: RegExp): number {
  const names = new Set<string>();
  for (const [, word = ''] of text.matchAll(expression)) {
    if (isName(word)) names.add(word.toLowerCase());
    if (names.size > 1) break;
  }
  return names.size;
}
