import { SWITCHES, type Completed } from './tables';

/** The script for zsh. */
export function zshScript(commands: readonly Completed[]): string {
  return `#compdef cognito-client
# Completion of cognito-client for zsh. Use: source <(cognito-client completion zsh)
_cognito_client() {
  local -a commands=(
${commands.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`).join('\n')}
  )
  local -a switches=(${Object.entries(SWITCHES)
    .map(([name, what]) => quoted(`--${name}:${what}`))
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
${commands.map((command) => `    ${command.name})\n      _arguments ${argumentsOf(command).join(' \\\n        ')}\n      ;;`).join('\n')}
  esac
}
compdef _cognito_client cognito-client
`;
}

function argumentsOf({ options, operands }: Completed): string[] {
  return [
    ...options.map((option) =>
      quoted(
        `${option.many ? '*' : ''}--${option.name}[${escape(option.brief)}]${option.value === undefined ? '' : `:${option.value}:${action(option.choices ?? option.completes)}`}`,
      ),
    ),
    ...(operands === undefined ? [] : [quoted(`*:argument:${action(operands)}`)]),
  ];
}

function action(offered: Completed['operands']): string {
  if (offered === undefined) return ' ';
  return offered === 'files' ? '_files' : offered === 'folders' ? '_files -/' : `(${offered.join(' ')})`;
}

const escape = (text: string): string => text.replaceAll(/[[\]:\\]/g, '\\$&');
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
