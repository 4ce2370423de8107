import type { Completed } from './tables';

/** The script for fish. */
export function fishScript(commands: readonly Completed[]): string {
  return [
    '# Completion of cognito-client for fish. Use: cognito-client completion fish | source',
    'complete -c cognito-client -f',
    ...commands.map(({ name, summary }) => `complete -c cognito-client -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`),
    ...commands.flatMap((it) => linesOf(it)),
  ].join('\n') + '\n';
}

function linesOf({ name, options, operands }: Completed): string[] {
  const after = `complete -c cognito-client -n ${quoted(`__fish_seen_subcommand_from ${name}`)}`;
  return [
    ...options.map((it) => `${after} -l ${it.name}${it.value === undefined ? '' : ` ${offered(it.choices ?? it.completes)}`} -d ${quoted(it.brief)}`),
    ...(operands === 'files' || operands === 'folders' ? [`${after} -F`] : operands === undefined ? [] : [`${after} -a ${quoted(operands.join(' '))}`]),
  ];
}

function offered(it: Completed['operands']): string {
  if (it === undefined) return '-x';
  return it === 'files' || it === 'folders' ? '-r -F' : `-x -a ${quoted(it.join(' '))}`;
}

const quoted = (text: string): string => `'${text.replaceAll(/['\\]/g, '\\$&')}'`;
