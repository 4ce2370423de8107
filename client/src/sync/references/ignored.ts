import ignore from 'ignore';

/** A .gitignore with its folder, relative to the root: "" or "packages/app". */
export interface IgnoreFile {
  readonly folder: string;
  readonly text: string;
}

/** Tells whether a path is ignored; paths are relative to the root, with `/` as separator. A .gitignore of a deeper folder wins. */
export function ignoredBy(files: readonly IgnoreFile[]): (path: string) => boolean {
  const matchers = [...files]
    .sort((a, b) => a.folder.length - b.folder.length)
    .map(({ folder, text }) => ({ prefix: folder === '' ? '' : `${folder}/`, matcher: ignore().add(text) }));
  return (path) =>
    matchers
      .filter(({ prefix }) => path.startsWith(prefix))
      .reduce((isIgnored, { prefix, matcher }) => {
        const { ignored, unignored } = matcher.test(path.slice(prefix.length));
        return ignored || (isIgnored && !unignored);
      }, false);
}

/** The plain folder names in a .gitignore, which a search need not enter; none when the file re-includes something. */
export function plainFolders(text: string): string[] {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  return lines.some((line) => line.startsWith('!'))
    ? []
    : lines.flatMap((line) => /^([\w.-]+)\/$/.exec(line)?.[1] ?? []);
}
