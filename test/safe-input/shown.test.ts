import assert from 'node:assert/strict';
import { sanitizeLabel, sanitizeKeepingIcon } from '../../client/src/editor/ui/safe-text';

describe('texts in notifications and labels', () => {
  it('hold no link, no icon and nothing unseen that somebody else wrote', () => {
    assert.equal(
      sanitizeLabel('[x](command:y "z") $(error) \\$(x) a\u202Eb\r\n c'),
      '[x] (command:y "z") $ (error) \\$ (x) a⟨U+202E⟩b c',
    );
    assert.equal(sanitizeLabel('https://a.example/(x)[1] $5'), 'https://a.example/(x)[1] $5');
  });

  it('keep the icon that stands first, and no other', () => {
    assert.equal(
      sanitizeKeepingIcon('$(cloud-upload) Push to $(x) [a](command:b)'),
      '$(cloud-upload) Push to $ (x) [a] (command:b)',
    );
    assert.equal(sanitizeKeepingIcon('web'), 'web');
  });
});
