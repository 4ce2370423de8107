// Reads the fixtures in test/fixtures/rules. Each is named after the code that it is about and holds its expectations:
//
//   // --- case: a name                      begins a case; each case is a file of its own to the checker
//   // given tier: "LITE"                    what the checker is told of the pool: a part of AppClientContext, as JSON; of a list all of it
//   // given some identityProviders: [...]   the part of a list that came so far
//   "AccessTokenValidity": 60, // want token-validity-range [more codes]
//   "https://b.example" // related code      a problem of that code leads here (checked in cases that say so once)
//
// A line wants exactly the problems named on it: every error and warning must be wanted, infos and hints only count when they
// are wanted or have the code that the fixture is about. A case that wants nothing of that code is a good case.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TextDocument } from 'vscode-json-languageservice';
import { check } from '../../../server/src/language/check';
import type { AppClientContext } from '../../../server/src/language/context';
import { parseAppClient } from '../../../server/src/language/document';
import type { Problem } from '../../../server/src/language/problem';

const FOLDER = join(__dirname, '../../fixtures/rules');
export const SUFFIX = '.cognito-client.json';
const LISTS = ['attributes', 'identityProviders', 'resourceServers'];

export interface Case {
  readonly name: string;
  readonly text: string;
  readonly context: AppClientContext;
  /** "line: code", lines counted from 1. */
  readonly wanted: readonly string[];
  readonly related: readonly string[];
}

export interface Fixture {
  readonly code: string;
  readonly cases: readonly Case[];
}

export function readFixtures(): Fixture[] {
  return readdirSync(FOLDER).map((file) => ({
    code: file.replace(SUFFIX, ''),
    cases: casesOf(readFileSync(join(FOLDER, file), 'utf8')),
  }));
}

/** The cases of a fixture's text. */
export function casesOf(text: string): Case[] {
  return text
    .split(/^\/\/ --- case: /m)
    .slice(1)
    .map((part) => {
      const [name = '', ...lines] = part.split('\n');
      const marked = (mark: RegExp): string[] =>
        lines.flatMap((line, index) => namedIn(line, mark).map((code) => `${index + 1}: ${code}`));
      return {
        name,
        text: lines.join('\n'),
        context: contextOf(lines),
        wanted: marked(/\/\/ want (.+)$/),
        related: marked(/\/\/ related (.+)$/),
      };
    });
}

function namedIn(line: string, mark: RegExp): string[] {
  return line.match(mark)?.[1]?.trim().split(/\s+/) ?? [];
}

function contextOf(lines: readonly string[]): AppClientContext {
  const given = lines.flatMap((line) => [...line.matchAll(/^\/\/ given (some )?(\w+): (.+)$/g)]);
  return Object.fromEntries(
    given.map(([, some, part = '', json = '']) => {
      const value: unknown = JSON.parse(json);
      return [part, LISTS.includes(part) ? { items: value, complete: !some } : value];
    }),
  );
}

export function document(text: string) {
  return parseAppClient(TextDocument.create('file:///a.cognito-client.json', 'cognito-client', 1, text));
}

export function problemsOf(text: string, context?: AppClientContext): Problem[] {
  return check(document(text), context);
}

/** What the checker finds in a case, in the form of `wanted`, as far as it counts. */
export function foundIn({ text, context, wanted }: Case, about: string): string[] {
  const { textDocument } = document(text);
  return problemsOf(text, context)
    .map((problem) => ({ problem, as: `${textDocument.positionAt(problem.offset).line + 1}: ${problem.code}` }))
    .filter(
      ({ problem, as }) =>
        problem.severity === 'error' || problem.severity === 'warning' || problem.code === about || wanted.includes(as),
    )
    .map(({ as }) => as);
}

/** Where the problems of a case lead to, in the form of `related`. */
export function relatedIn({ text, context }: Case, about: string): string[] {
  const { textDocument } = document(text);
  const led = problemsOf(text, context)
    .filter(({ code }) => code === about)
    .flatMap(({ code, related = [] }) =>
      related.map(({ offset }) => `${textDocument.positionAt(offset).line + 1}: ${code}`),
    );
  return [...new Set(led)];
}
