// What a real shell offers for a line, with the completion that cognito-client prints for it. No terminal and no start-up files of the machine.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is offered for the last word of each line, in a folder that has the script. */
type Offers = (lines: readonly string[], script: string, folder: string) => string[][];

const shell = (command: string, args: readonly string[], folder: string): string =>
  execFileSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: folder, LC_ALL: 'C.UTF-8' },
    timeout: 30_000,
  });

/** bash hands the words to the function; the last may be begun. */
const bash: Offers = (lines, script, folder) =>
  lines.map((line) =>
    shell(
      'bash',
      [
        '--norc',
        '-c',
        `source ./${script}; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _cognito_client; printf '%s\\n' "\${COMPREPLY[@]}"`,
        'bash',
        ...line.split(' '),
      ],
      folder,
    ).split('\n'),
  );

/** fish has a command for it; behind a tab stands the description. */
const fish: Offers = (lines, script, folder) =>
  lines.map((line) =>
    shell('fish', ['--no-config', '-c', `source ./${script}; complete -C "$argv[1]"`, line], folder)
      .split('\n')
      .map((text) => text.split('\t')[0]!),
  );

/** zsh completes only in its line editor: one runs in a terminal of its own, is typed into, and notes what is added to its list. */
const ZSH = `zmodload zsh/zpty
TERM=dumb zpty typed zsh -f -i
{
  zpty -w typed "PS1= PS2= RPS1=; stty -echo; unsetopt zle_bracketed_paste; autoload -Uz compinit; compinit -u -D; source $1"
  zpty -w typed 'compadd() { if [[ -z \${(M)@:#-[AOD]} ]]; then local -a matches; builtin compadd -O matches "$@"; print -rl -- $matches >> '$2'; fi; builtin compadd "$@" }'
  zpty -w typed 'show() { zle list-choices; BUFFER=; print DO''NE }; zle -N show; bindkey "^T" show; print REA''DY'
  zpty -r typed answer '*READY*'
  for line in "\${@:3}"; do
    print -r -- "# $line" >> $2
    zpty -w -n typed "$line"$'\\x14'
    zpty -r typed answer '*DONE*'
  done
} always { zpty -d typed }
`;

const zsh: Offers = (lines, script, folder) => {
  const notes = join(folder, '.notes');
  writeFileSync(join(folder, '.type'), ZSH);
  try {
    shell('zsh', ['-f', './.type', `./${script}`, notes, ...lines], folder);
    return readFileSync(notes, 'utf8')
      .split(/^# .*\n/m)
      .slice(1)
      .map((line) => line.split('\n').map((match) => match.replaceAll('\\ ', ' ')));
  } finally {
    rmSync(notes, { force: true });
  }
};

export const SHELLS: Readonly<Record<string, Offers>> = { bash, zsh, fish };

/** Whether a shell is on this machine. The preparation of `npm test` installs those that are missing, where it installs Chromium. */
export const isThere = (name: string): boolean => spawnSync(name, ['-c', 'exit']).status === 0;
