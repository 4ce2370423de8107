import assert from 'node:assert/strict';
import fc from 'fast-check';
import { carriedSettings, carriedText, isEdited } from '../../../client/src/sync/carried-text';
import { FACETS } from '../../../client/src/sync/facets';
import { same } from '../../../server/src/language/same';
import type { Settings } from '../../../client/src/sync/settings';
import { settings } from './arbitraries';

describe('what a command writes into a file that was edited since it was read', () => {
  const before: Settings = { ClientName: 'web', AuthSessionValidity: 5, EnableTokenRevocation: true };
  const wanted: Settings = { ClientName: 'web', AuthSessionValidity: 9, EnableTokenRevocation: false };

  it('is what the command changes, beside the comments and values of the edit', () => {
    const edited =
      '{\n  // saved since\n  "UserPoolId": "eu-west-1_a",\n  "ClientId": "1",\n  "ClientName": "shop",\n  "AuthSessionValidity": 5, // why\n  "EnableTokenRevocation": true\n}\n';
    assert.equal(
      carriedText(edited, before, wanted),
      edited.replace('"AuthSessionValidity": 5', '"AuthSessionValidity": 9').replace('true', 'false'),
    );
  });

  it('leaves an edited setting alone, also one that was removed, or written out at its default', () => {
    assert.deepEqual(carriedSettings({ ...before, AuthSessionValidity: 7 }, before, wanted), {
      ...wanted,
      AuthSessionValidity: 7,
    });
    const { AuthSessionValidity: _, ...removed } = before;
    assert.deepEqual(carriedSettings(removed, before, wanted), { ClientName: 'web', EnableTokenRevocation: false });
    assert.deepEqual(carriedSettings({ AuthSessionValidity: 3 }, {}, { AuthSessionValidity: 9 }), {
      AuthSessionValidity: 3,
    });
  });

  it('is nothing for a text that is no JSON object, or names no client', () => {
    for (const text of ['{ "ClientName": ', '[]', '{}', '{ "UserPoolId": "eu-west-1_a", "ClientId": 1 }'])
      assert.equal(carriedText(text, before, wanted), undefined, text);
  });

  it('loses neither an edit nor a change of the command', () =>
    fc.assert(
      fc.property(settings, settings, settings, (now, read, written) => {
        const carried = carriedSettings(now, read, written);
        for (const name of FACETS)
          assert.ok(same(name, carried, isEdited(name, read, now) ? now : written), `${name} is not carried`);
      }),
    ));
});
