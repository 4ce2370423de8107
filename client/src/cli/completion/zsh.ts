import { SWITCHES, type CompletionEntry, type CompletionOption } from './tables';

/** The completion script for zsh. */
export function zshScript(commands: readonly CompletionEntry[]): string {
  return `#compdef cognito-client
# Completion of cognito-client for zsh. Use: source <(cognito-client completion zsh)
_cognito_client() {
  local -a commands=(
${commands.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`).join('\n')}
  )
  local -a switches=(${Object.entries(SWITCHES)
    .map(([name, summary]) => quoted(`--${name}:${summary}`))
    .join(' ')})
  if (( CURRENT == 2 )); then
    _describe command commands
    _describe -o option switches
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${commands.map(caseOf).join('\n')}
  esac
}
compdef _cognito_client cognito-client
`;
}

const caseOf = (command: CompletionEntry): string =>
  `    ${command.name})\n      _arguments ${argumentsOf(command).join(' \\\n        ')}\n      ;;`;

function argumentsOf({ options, operands }: CompletionEntry): string[] {
  return [
    ...options.map((option) => quoted(optionSpec(option))),
    ...(operands === undefined ? [] : [quoted(`*:argument:${action(operands)}`)]),
  ];
}

function optionSpec({ name, brief, value, many, choices, completes }: CompletionOption): string {
  const argument = value === undefined ? '' : `:${value}:${action(choices ?? completes)}`;
  return `${many ? '*' : ''}--${name}[${escape(brief)}]${argument}`;
}

function action(candidates: CompletionEntry['operands']): string {
  if (candidates === undefined) return ' ';
  if (candidates === 'files') return '_files';
  return candidates === 'folders' ? '_files -/' : `(${candidates.join(' ')})`;
}

const escape = (text: string): string => text.replaceAll(/[[\]:\\]/g, '\\$&');
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
