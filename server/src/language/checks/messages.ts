import type { ASTNode } from 'vscode-json-languageservice';
import { choicesOf, type ParameterSchema } from '../schema';
import { grouped } from '../format-values';
import { nearest } from '../nearest';

/** A value that breaks a keyword of its schema. */
export interface Violation {
  /** The parameter or member: "TokenValidityUnits.AccessToken". */
  readonly name: string;
  readonly value: unknown;
  readonly node: ASTNode;
  readonly schema: ParameterSchema;
  /** What to write instead, where that is obvious. */
  readonly suggestion?: unknown;
}

const count = (value: number | undefined): string => grouped(value ?? 0);
const allowed = (schema: ParameterSchema): string => (schema['x-range'] ? `; allowed is ${schema['x-range']}` : '');

/** The known values of a place without those that are deprecated. */
const currentValues = (schema: ParameterSchema): string[] =>
  choicesOf(schema)
    .filter((choice) => !choice.deprecated)
    .map((choice) => choice.value);

/** A value for a message: short, in quotes, on one line. */
export function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 58)}…` : text;
}

/** What each keyword asks for. */
export const KEYWORD_MESSAGES: Readonly<Record<string, (violation: Violation) => string>> = {
  minLength: ({ name }) => `${name} is empty.`,
  maxLength: ({ name, value, schema }) =>
    `${name} has ${count([...String(value)].length)} characters; at most ${count(schema.maxLength)} are allowed.`,
  pattern: ({ value, schema }) => `${show(value)} has a form that is not allowed${allowed(schema)}.`,
  minimum: ({ value, schema }) => `${show(value)} is less than ${count(schema.minimum)}${allowed(schema)}.`,
  maximum: ({ value, schema }) => `${show(value)} is more than ${count(schema.maximum)}${allowed(schema)}.`,
  maxItems: ({ name, value, schema }) =>
    `${name} has ${count((value as unknown[]).length)} items; at most ${count(schema.maxItems)} are allowed.`,
  enum: ({ value, schema }) => `${show(value)} is not one of ${currentValues(schema).join(', ')}.`,
};

/** What helps with one code in particular. */
export const ADVICE: Readonly<Record<string, string>> = {
  'client-name-format': 'Accents, other scripts, slashes, colons and brackets are refused.',
  'user-pool-id-format': 'It looks like us-east-1_AbCdEf123.',
  'url-empty': 'Remove it; an empty list is fine.',
  'url-whitespace': 'A URL has no white space and no control characters; they often come along when it is copied.',
  'scope-format': 'Each scope is an item of its own, without spaces, quotes, backslashes and accents.',
  'provider-name-format': 'A provider name has 1 to 32 characters and no control characters.',
  'oauth-flow-unknown': 'Names are case-sensitive.',
  'auth-flow-unknown': 'Names are case-sensitive and begin with ALLOW_.',
  'time-unit-unknown': 'Units are plural and in small letters.',
  'access-id-validity-raw-range': 'The number itself is limited too, whatever its unit.',
  'refresh-validity-raw-range': 'The number itself is limited too, whatever its unit.',
  'analytics-application-id-format': 'A Pinpoint project id consists of hexadecimal digits.',
  'analytics-arn-format': 'An ARN looks like arn:aws:mobiletargeting:us-east-1:123456789012:apps/0123456789abcdef.',
};

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'a text in quotes',
  integer: 'a whole number without quotes',
  boolean: 'true or false without quotes',
  array: 'a list [ … ]',
  object: 'an object { … }',
};

/** The message for a value of the wrong type. */
export function typeMessage({ name, schema, suggestion }: Violation): string {
  const type = TYPE_NAMES[schema.type ?? ''] ?? 'of another type';
  const instead = suggestion === undefined ? '' : ` Write ${show(suggestion)}.`;
  return `${name} must be ${type}.${instead} The AWS CLI refuses any other type, and so does the service.`;
}

/** The known value that is most likely meant by a wrong one: by the schema's table of usual slips, or by its spelling. */
export function suggestionFor(value: unknown, schema: ParameterSchema): string | undefined {
  const aliases = schema['x-aliases'] ?? {};
  const text = String(value);
  return Object.hasOwn(aliases, text) ? aliases[text] : nearest(text, currentValues(schema));
}
