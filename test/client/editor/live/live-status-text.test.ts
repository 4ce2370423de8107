import assert from 'node:assert/strict';
import { formatLiveStatus, type LiveValuesStatus } from '../../../../client/src/editor/live/live-status-text';

const clock = (milliseconds: number): string => `${milliseconds} o'clock`;
const facts = { asOf: undefined, unread: [], isAsking: false };

const SAID: readonly (readonly [LiveValuesStatus, RegExp, string | undefined])[] = [
  ['off', /are off$/, 'workbench.action.openSettings'],
  ['untrusted', /not trusted$/, 'workbench.trust.manage'],
  ['waiting', /wait for the first live command$/, 'cognitoClient.refreshLiveValues'],
  ['not-allowed', /until you allow the requests$/, 'cognitoClient.refreshLiveValues'],
  ['no-client', /names no app client$/, undefined],
  [facts, /are not read yet$/, 'cognitoClient.refreshLiveValues'],
  [{ ...facts, isAsking: true }, /are being read$/, 'cognitoClient.refreshLiveValues'],
  [{ ...facts, asOf: 3 }, /as of 3 o'clock$/, 'cognitoClient.refreshLiveValues'],
  [
    { ...facts, asOf: 3, unread: ['identity providers', 'user pool'] },
    /as of 3 o'clock, incomplete$/,
    'cognitoClient.refreshLiveValues',
  ],
  [{ ...facts, unread: ['app client'] }, /could not be read$/, 'cognitoClient.refreshLiveValues'],
];

describe('the state of live values in words', () => {
  for (const [standing, text, command] of SAID) {
    it(`says ${String(text)} and leads on`, () => {
      const words = formatLiveStatus(standing, clock);
      assert.match(words.text, text);
      assert.equal(words.command?.command, command);
    });
  }

  it('names what could not be read, as a warning only once nothing is asked any more', () => {
    const { detail, isTrouble, isBusy } = formatLiveStatus(
      { ...facts, asOf: 3, unread: ['identity providers', 'user pool'] },
      clock,
    );
    assert.deepEqual([detail, isTrouble, isBusy], ['Not read: identity providers, user pool', true, false]);
    assert.deepEqual(
      [formatLiveStatus({ ...facts, unread: ['user pool'], isAsking: true }, clock)].map((status) => [
        status.isTrouble,
        status.isBusy,
      ]),
      [[false, true]],
    );
  });
});
