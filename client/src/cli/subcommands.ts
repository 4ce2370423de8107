import type { SubcommandEntry } from './subcommand';

/** All subcommands by name. The code of each is loaded when it is called, so that the others and --version start fast. */
export const subcommands: Readonly<Record<string, SubcommandEntry>> = {
  lint: {
    summary: 'check app client files with the rules of the editor',
    load: async () => (await import('./lint/command')).lintCommand,
  },
  pull: { summary: 'bring what is live into files', load: async () => (await import('./pull/command')).pullCommand },
  plan: { summary: 'show what a push would do', load: async () => (await import('./plan/command')).planCommand },
  push: {
    summary: 'send files to Amazon Cognito, after showing the plan',
    load: async () => (await import('./push/command')).pushCommand,
  },
  promote: {
    summary: 'bring settings to the app client of another stage',
    load: async () => (await import('./promote/command')).promoteCommand,
  },
  create: {
    summary: 'make an app client from a file or a kind of app',
    load: async () => (await import('./create/command')).createCommand,
  },
  drift: {
    summary: 'find files that differ from what is live',
    load: async () => (await import('./drift/command')).driftCommand,
  },
  explain: {
    summary: 'say what an app client can do',
    load: async () => (await import('./explain/command')).explainCommand,
  },
  local: {
    summary: 'start a local Cognito for trying things out',
    load: async () => (await import('./local/command')).localCommand,
  },
  completion: {
    summary: 'print a script that completes commands in a shell',
    load: async () => (await import('./completion/command')).completionCommand(subcommands),
  },
};
