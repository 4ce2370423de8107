// Each finding as people meet it: what is underlined, where it leads, what its repair writes, and what the message depends on.
import assert from 'node:assert/strict';
import { assertSameLines } from '../../same-lines';
import { linesFoundIn, readFindingCases } from './findings';
import { problemsOf } from './fixtures';

const ARN = 'arn:aws:mobiletargeting:us-east-1:123456789012:apps/0123456789abcdef';
const textOf = (members: string): string =>
  `{"UserPoolId": "us-east-1_AbCdEf123", "ClientId": "1a2b3c4d5e6f7g8h9i", ${members}}`;

/** The places that the first problem of a code leads to. */
const relatedOf = (code: string, members: string) =>
  problemsOf(textOf(members)).find((problem) => problem.code === code)?.related;

describe('check: where a finding is, where it leads, what it repairs and what it says', () => {
  for (const fixture of readFindingCases())
    it(`${fixture.code}: ${fixture.name}`, () => assertSameLines(linesFoundIn(fixture), fixture.expected));

  it('analytics-region: a pool and its project may be in one Region, whichever it is', () => {
    const text = textOf(`"AnalyticsConfiguration": {"ApplicationArn": "${ARN}"}`).replaceAll('us-east-1', 'eu-west-1');
    const codes = problemsOf(text).map(({ code }) => code);
    assert.ok(!codes.includes('analytics-region'), codes.join());
  });

  it('analytics-either-or: of each place what it is', () => {
    const related = relatedOf(
      'analytics-either-or',
      `"AnalyticsConfiguration": {"ApplicationArn": "${ARN}", "ExternalId": "x"}`,
    );
    assert.deepEqual(
      related?.map(({ message }) => message),
      ['This stands alone.', 'This belongs to the other way.'],
    );
  });

  for (const [code, members] of [
    ['sec-user-password-auth', '"ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH"]'],
    ['analytics-either-or', '"AnalyticsConfiguration": {"ExternalId": "x"}'],
  ] as const) {
    it(`${code}: leads nowhere where there is one place`, () => {
      const found = problemsOf(textOf(members)).filter((problem) => problem.code === code);
      assert.deepEqual(
        found.map(({ related }) => related),
        [undefined],
      );
    });
  }
});
