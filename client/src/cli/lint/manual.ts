/** What `cognito-client lint --help` prints. */
export const MANUAL = `NAME
  cognito-client lint - check app client files with the rules of the editor

SYNOPSIS
  cognito-client lint [FILE | FOLDER | GLOB | -]... [options]

DESCRIPTION
  Checks files with the parameters of UpdateUserPoolClient against what Amazon
  Cognito accepts, and against what is insecure or without effect. Nothing is
  sent anywhere, and no credentials are needed.

  A file is checked whatever its name. A folder is searched for files named
  *.cognito-client.json or .cognito-client.json; node_modules, .git and folders
  behind symbolic links are passed over. A glob (in quotes) is searched for any
  file that it matches: *, **, ?, [a-z], {a,b}. Without arguments the current
  folder is searched. A dash reads standard input.

OPTIONS
  --format text|json|sarif|github
      text     for people (the default)
      json     [{ file, diagnostics: [{ code, severity, message, range, url }] }],
               the range as in LSP: from zero, in UTF-16 code units
      sarif    SARIF 2.1.0, for code scanning; silenced problems are in it, too
      github   workflow commands, which GitHub Actions shows beside the lines
  --max-warnings N
      More than N warnings are a failure.
  --quiet
      Reports errors only. Warnings still count for --max-warnings.
  --all
      Reports infos and hints in text and github, too. They never count.
  --config FILE
      The configuration for all files. Without it, each file has the nearest
      .cognito-client-lint.json in its folder or one above.
  --help
      Prints this text.

CONFIGURATION
  JSON with comments. Sets the severity of rules, by code or by a pattern in
  which * stands for any text; a code counts before a pattern:

    { "rules": { "sec-*": "warning", "callback-http": "off" } }

  The levels are error, warning, info, hint and off. In a file, a comment

    // cognito-client-disable-next-line <code> -- reason

  silences a rule for one line, and // cognito-client-disable <code> on top for
  the whole file.

ENVIRONMENT
  NO_COLOR      no colours
  FORCE_COLOR   colours also where the output is no terminal; 0 for none

EXIT STATUS
  0  no problem that counts
  1  errors, or more warnings than --max-warnings
  2  something could not be checked: a wrong argument, a file that cannot be
     read, a bad configuration. All other files were checked nevertheless.

EXAMPLES
  cognito-client lint
  cognito-client lint --max-warnings 0 infra 'clients/**/*.json'
  aws cognito-idp describe-user-pool-client ... | cognito-client lint -
`;
