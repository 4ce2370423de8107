import { SWITCHES, type CompletionEntry, type CompletionOption } from './tables';

/** The completion script for fish. */
export function fishScript(commands: readonly CompletionEntry[]): string {
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
        ([name, summary]) => `complete -c cognito-client -n __cognito_client_begins -l ${name} -d ${quoted(summary)}`,
      ),
      ...commands.flatMap((command) => linesOf(command)),
    ].join('\n') + '\n'
  );
}

function linesOf({ name, options, operands }: CompletionEntry): string[] {
  const after = `complete -c cognito-client -n ${quoted(`__cognito_client_after ${name}`)}`;
  return [
    ...options.map((option) => `${after} -l ${option.name}${valueFlags(option)} -d ${quoted(option.brief)}`),
    ...(operands === undefined ? [] : [`${after} ${candidateFlags(operands)}`]),
  ];
}

function valueFlags({ value, choices, completes }: CompletionOption): string {
  const candidates = choices ?? completes;
  if (value === undefined) return '';
  if (candidates === undefined) return ' -x';
  return `${candidates === 'files' ? ' -r' : ' -x'} ${candidateFlags(candidates)}`;
}

function candidateFlags(candidates: NonNullable<CompletionEntry['operands']>): string {
  if (candidates === 'files') return '-F';
  if (candidates === 'folders') return `-a ${quoted('(__fish_complete_directories (commandline -ct))')}`;
  return `-a ${quoted(candidates.join(' '))}`;
}

const quoted = (text: string): string => `'${text.replaceAll(/['\\]/g, '\\$&')}'`;
