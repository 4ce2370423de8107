import { check } from '../../../server/src/language/check';
import { lint } from '../../../server/src/language/lint';
import type { Problem } from '../../../server/src/language/problem';
import { document, readFixtures } from './fixtures';

const fixtures = readFixtures();

/** The problems of an example on the page of a code. An example is about the same pool as the bad case of the fixture. */
export function exampleProblems(code: string, text: string): Problem[] {
  const context = fixtures
    .find((fixture) => fixture.code === code)
    ?.cases.find(({ wanted }) => wanted.some((expectation) => expectation.endsWith(`: ${code}`)))?.context;
  return [...lint(document(text)).problems, ...check(document(text), context)];
}
