import { SWITCHES, type Completed } from './tables';

/** The script for fish. */
export function fishScript(commands: readonly Completed[]): string {
  return (
    [
      '# Completion of cognito-client for fish. Use: cognito-client completion fish | source',
      // The command is the first word: a file can be called like one, too.
      'function __cognito_client_after',
      '    set -l words (commandline -opc)',
      '    test (count $words) -gt 1; and test "$words[2]" = "$argv[1]"',
      'end',
      'function __cognito_client_begins',
      '    test (count (commandline -opc)) -eq 1',
      'end',
      'complete -c cognito-client -f',
      ...commands.map(
        ({ name, summary }) => `complete -c cognito-client -n __cognito_client_begins -a ${name} -d ${quoted(summary)}`,
      ),
      ...Object.entries(SWITCHES).map(
        ([name, what]) => `complete -c cognito-client -n __cognito_client_begins -l ${name} -d ${quoted(what)}`,
      ),
      ...commands.flatMap((command) => linesOf(command)),
    ].join('\n') + '\n'
  );
}

function linesOf({ name, options, operands }: Completed): string[] {
  const after = `complete -c cognito-client -n ${quoted(`__cognito_client_after ${name}`)}`;
  return [
    ...options.map(
      (option) =>
        `${after} -l ${option.name}${option.value === undefined ? '' : ` ${offered(option.choices ?? option.completes)}`} -d ${quoted(option.brief)}`,
    ),
    ...(operands === undefined ? [] : [`${after} ${how(operands)}`]),
  ];
}

function offered(it: Completed['operands']): string {
  if (it === undefined) return '-x';
  return it === 'files' ? `-r ${how(it)}` : `-x ${how(it)}`;
}

function how(it: NonNullable<Completed['operands']>): string {
  if (it === 'files') return '-F';
  return `-a ${quoted(it === 'folders' ? '(__fish_complete_directories (commandline -ct))' : it.join(' '))}`;
}

const quoted = (text: string): string => `'${text.replaceAll(/['\\]/g, '\\$&')}'`;
