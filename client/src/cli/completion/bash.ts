import { SWITCHES, type CompletionEntry } from './tables';

const FILES = 'compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$current"))';
const FOLDERS = 'compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -d -- "$current"))';
const wordList = (words: readonly string[]): string =>
  `COMPREPLY=($(compgen -W $'${words.join('\\n')}' -- "$current"))`;

/** The completion script for bash, from 3.2 on. */
export function bashScript(commands: readonly CompletionEntry[]): string {
  const first = [...commands.map(({ name }) => name), ...Object.keys(SWITCHES).map((name) => `--${name}`)];
  return `# Completion of cognito-client for bash. Use: source <(cognito-client completion bash)
_cognito_client() {
  local IFS=$'\\n' current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}"
  COMPREPLY=()
  if [[ $COMP_CWORD -eq 1 ]]; then
    ${wordList(first)}
    return
  fi
  case "$command $previous" in
${commands.flatMap(valueCases).join('\n')}
  esac
  if [[ $current == -* ]]; then
    case "$command" in
${commands.map(optionsCase).join('\n')}
    esac
    return
  fi
  case "$command" in
${commands.map(({ name, operands }) => `    ${name}) ${candidatesOf(operands)} ;;`).join('\n')}
  esac
}
complete -F _cognito_client cognito-client
`;
}

function valueCases({ name, options }: CompletionEntry): string[] {
  return options
    .filter(({ value }) => value !== undefined)
    .map((option) => `    "${name} --${option.name}") ${candidatesOf(option.choices ?? option.completes)}; return ;;`);
}

function optionsCase({ name, options }: CompletionEntry): string {
  return `      ${name}) ${wordList(options.map((option) => `--${option.name}`))} ;;`;
}

function candidatesOf(candidates: CompletionEntry['operands']): string {
  if (candidates === undefined) return ':';
  if (candidates === 'files') return FILES;
  return candidates === 'folders' ? FOLDERS : wordList(candidates);
}
