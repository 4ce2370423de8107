// The floors of client/src, top to bottom: a file imports from its own room and from the floors below. eslint.config.mjs makes
// a wall of each, and test/package/house.test.ts walks all imports. A room of its own floor is no way round: rooms of one floor
// do not know each other.

/** Rooms by floor. A name that ends with a slash is a folder of client/src, any other a file of it without its ending. */
export const FLOORS = [
  ['main-cli'],
  ['cli/'],
  ['editor/extension'],
  ['editor/commands'],
  ['editor/tree/', 'editor/create/'],
  ['editor/pull/', 'editor/push/', 'editor/explain/', 'editor/status/'],
  ['editor/app'],
  ['editor/language-server/'],
  ['editor/live/', 'editor/pick/'],
  ['editor/connection/'],
  ['editor/files/', 'editor/references/'],
  ['editor/ui/'],
  ['state/'],
  ['sync/'],
  ['aws/'],
];
