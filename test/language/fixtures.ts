// Reads the fixtures in test/fixtures/rules. Each is named after the code that it is about and holds its expectations:
//
//   // --- case: a name                      begins a case; each case is a file of its own to the checker
//   "AccessTokenValidity": 60, // want token-validity-range [more codes]
//
// A line wants exactly the problems named on it: every error and warning must be wanted, infos and hints only count when they
// are wanted or have the code that the fixture is about. A case that wants nothing of that code is a good case.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TextDocument } from 'vscode-json-languageservice';
import { check } from '../../server/src/language/check';
import { parseAppClient } from '../../server/src/language/document';
import type { Problem } from '../../server/src/language/problem';

const FOLDER = join(__dirname, '../fixtures/rules');
const SUFFIX = '.cognito-client.json';

export interface Case {
  readonly name: string;
  readonly text: string;
  /** "line: code", lines counted from 1. */
  readonly wanted: readonly string[];
}

export interface Fixture {
  readonly code: string;
  readonly cases: readonly Case[];
}

export function readFixtures(): Fixture[] {
  return readdirSync(FOLDER).map((file) => ({ code: file.replace(SUFFIX, ''), cases: casesOf(readFileSync(join(FOLDER, file), 'utf8')) }));
}

function casesOf(text: string): Case[] {
  return text.split(/^\/\/ --- case: /m).slice(1).map((part) => {
    const [name = '', ...lines] = part.split('\n');
    return { name, text: lines.join('\n'), wanted: lines.flatMap((line, index) => wantedOn(line).map((code) => `${index + 1}: ${code}`)) };
  });
}

function wantedOn(line: string): string[] {
  return line.match(/\/\/ want (.+)$/)?.[1]?.trim().split(/\s+/) ?? [];
}

export function document(text: string) {
  return parseAppClient(TextDocument.create('file:///a.cognito-client.json', 'cognito-client', 1, text));
}

export function problemsOf(text: string): Problem[] {
  return check(document(text));
}

/** What the checker finds in a case, in the form of `wanted`, as far as it counts. */
export function foundIn({ text, wanted }: Case, about: string): string[] {
  const { textDocument } = document(text);
  return problemsOf(text)
    .map((problem) => ({ problem, as: `${textDocument.positionAt(problem.offset).line + 1}: ${problem.code}` }))
    .filter(({ problem, as }) => problem.severity === 'error' || problem.severity === 'warning' || problem.code === about || wanted.includes(as))
    .map(({ as }) => as);
}
