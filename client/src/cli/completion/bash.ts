import { SWITCHES, type Completed } from './tables';

const FILES = 'compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$current"))';
const FOLDERS = 'compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -d -- "$current"))';
const words = (list: readonly string[]): string => `COMPREPLY=($(compgen -W $'${list.join('\\n')}' -- "$current"))`;

/** The script for bash, from 3.2 on. */
export function bashScript(commands: readonly Completed[]): string {
  return `# Completion of cognito-client for bash. Use: source <(cognito-client completion bash)
_cognito_client() {
  local IFS=$'\\n' current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}"
  COMPREPLY=()
  if [[ $COMP_CWORD -eq 1 ]]; then
    ${words([...commands.map(({ name }) => name), ...Object.keys(SWITCHES).map((key) => `--${key}`)])}
    return
  fi
  case "$command $previous" in
${commands.flatMap(({ name, options }) => options.filter(({ value }) => value !== undefined).map((option) => `    ${JSON.stringify(`${name} --${option.name}`)}) ${valueOf(option)}; return ;;`)).join('\n')}
  esac
  if [[ $current == -* ]]; then
    case "$command" in
${commands.map(({ name, options }) => `      ${name}) ${words(options.map((option) => `--${option.name}`))} ;;`).join('\n')}
    esac
    return
  fi
  case "$command" in
${commands.map(({ name, operands }) => `    ${name}) ${operandsOf(operands)} ;;`).join('\n')}
  esac
}
complete -F _cognito_client cognito-client
`;
}

const valueOf = ({ choices, completes }: Completed['options'][number]): string =>
  choices ? words(choices) : operandsOf(completes);

function operandsOf(operands: Completed['operands']): string {
  if (operands === undefined) return ':';
  return operands === 'files' ? FILES : operands === 'folders' ? FOLDERS : words(operands);
}
