import ignore from 'ignore';

/** A .gitignore, with its folder relative to the root: "" or "packages/app". */
export interface IgnoreFile {
  readonly folder: string;
  readonly text: string;
}

/** Whether files are ignored, by their paths relative to the root with `/` between steps. Of several files the deeper one has the last word. */
export function ignoredBy(files: readonly IgnoreFile[]): (path: string) => boolean {
  const matchers = [...files]
    .sort((a, b) => a.folder.length - b.folder.length)
    .map(({ folder, text }) => ({ prefix: folder === '' ? '' : `${folder}/`, matcher: ignore().add(text) }));
  return (path) =>
    matchers
      .filter(({ prefix }) => path.startsWith(prefix))
      .reduce((now, { prefix, matcher }) => {
        const { ignored, unignored } = matcher.test(path.slice(prefix.length));
        return ignored || (now && !unignored);
      }, false);
}

/** Plain folder names in a .gitignore, which need not even be listed; none where it takes something back. */
export function plainFolders(text: string): string[] {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((it) => it !== '' && !it.startsWith('#'));
  return lines.some((line) => line.startsWith('!'))
    ? []
    : lines.flatMap((line) => /^([\w.-]+)\/$/.exec(line)?.[1] ?? []);
}
