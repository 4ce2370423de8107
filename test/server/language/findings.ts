// Reads the fixtures in test/fixtures/findings. Each is named after a rule's code and says of each case all that the rule finds, in
// order. Cases and `given` are those of the rules' fixtures (fixtures.ts); between them and the text is what is expected:
//
//   // finds nothing                        no problem of that code
//   // finds error "https://a.io/cb"        a problem, with its severity and the text that it underlines
//   //   leads to "https://A.io/cb/"        another place that it points at, as its text
//   //   sets CallbackURLs.1 = "https://…"  what its repair writes, as a path and JSON
//   //   removes CallbackURLs.0             what its repair removes
//   //   says /^https:.* is not in /        a regular expression that its message matches; only where a case is about the message
//
// Line breaks in a text that is underlined are written as a space.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../../../server/src/language/problem';
import { casesOf, problemsOf, SUFFIX, type Case } from './fixtures';

const FOLDER = join(__dirname, '../../fixtures/findings');
const SAYS = '  says ';
const EXPECTATION = /^\/\/ (finds .+|  (?:leads to|sets|removes|says) .+)$/;

export interface FindingCase extends Case {
  readonly code: string;
  /** The lines of the grammar above, without their slashes. */
  readonly expected: readonly string[];
}

export function readFindingCases(): FindingCase[] {
  return readdirSync(FOLDER).flatMap((file) =>
    casesOf(readFileSync(join(FOLDER, file), 'utf8')).map((fixture) => ({
      ...fixture,
      code: file.replace(SUFFIX, ''),
      expected: fixture.text.split('\n').flatMap((line) => EXPECTATION.exec(line)?.slice(1) ?? []),
    })),
  );
}

/** What the checker finds in a case, as the lines that would expect it; a message that is not as expected is there itself. */
export function linesFoundIn({ code, text, context, expected }: FindingCase): string[] {
  const found = problemsOf(text, context).filter((problem) => problem.code === code);
  if (found.length === 0) return ['finds nothing'];
  const says = expectedMessages(expected);
  return found.flatMap((problem, index) => findingLines(text, problem, says[index]));
}

/** The expressions that each expected finding has for its message. */
function expectedMessages(expected: readonly string[]): string[][] {
  const messages: string[][] = [];
  for (const line of expected) {
    if (line.startsWith('finds ')) messages.push([]);
    else if (line.startsWith(SAYS)) messages.at(-1)?.push(line.slice(SAYS.length));
  }
  return messages;
}

/** A finding as the lines that would expect it. `expressions`: those for its message. */
export function findingLines(
  text: string,
  { severity, message, fix, related = [], ...place }: Problem,
  expressions: readonly string[] = [],
): string[] {
  const underlined = ({ offset, length }: { readonly offset: number; readonly length: number }): string =>
    text.slice(offset, offset + length).replace(/\s+/g, ' ');
  return [
    `finds ${severity} ${underlined(place)}`,
    ...related.map((other) => `  leads to ${underlined(other)}`),
    ...(fix?.set ?? []).map(([path, value]) =>
      value === undefined ? `  removes ${path.join('.')}` : `  sets ${path.join('.')} = ${JSON.stringify(value)}`,
    ),
    ...expressions.map((expression) => (toRegExp(expression).test(message) ? SAYS + expression : SAYS + message)),
  ];
}

/** The regular expression between two slashes. */
const toRegExp = (written: string): RegExp => new RegExp(written.slice(1, -1), 'u');
