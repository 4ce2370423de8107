import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { REGIONS } from '../../../../client/src/editor/pick/regions';

/** The partitions that the SDK knows; it keeps their list of regions to itself. */
function regionsOfSdk(): string[] {
  const core = path.dirname(createRequire(__filename).resolve('@aws-sdk/core/package.json'));
  const text = readFileSync(path.join(core, 'dist-es/submodules/client/util-endpoints/lib/aws/partitions.js'), 'utf8');
  return [...text.matchAll(/"([a-z]{2,4}(?:-[a-z]+)+-\d+)":/g)].map(([, region]) => region ?? '');
}

describe('the list of regions', () => {
  it('has only regions that the SDK knows', () => {
    const known = regionsOfSdk();
    assert.ok(known.length > 30, `${known.length} regions found`);
    assert.deepEqual(
      REGIONS.filter((region) => !known.includes(region)),
      [],
    );
  });
});
