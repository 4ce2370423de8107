import { bundle } from './bundle.mjs';
import { check } from './check.mjs';
import { cloud } from './cloud.mjs';
import { extension } from './extension.mjs';
import { processor } from './processor.mjs';
import { servers } from './servers.mjs';
import { terminal } from './terminal.mjs';

/** Every section of the page, in its order: the title, how it is measured, and the work. */
export const SECTIONS = [
  {
    name: 'servers',
    title: 'Language server',
    run: servers,
    method: `Every server runs as a process of its own and is spoken to over standard streams. All get the same schema and the same texts (for the YAML server
comments begin with #), and none is asked for diagnostics: each publishes when it will. A change makes the client's name a number, or right
again; it is over when the diagnostics that fit it are here. The largest file has 100 + 100 URLs of 1,024 characters and 50 scopes. The other
servers wait a fifth to half a second by design before they check. Processor time is that of changes of which each was waited for, after
10 others, times 1,000: compiling on the way is part of it. Like VS Code, the client asks for the documentation of a completion when it shows it; who sends
it with the list all the same is measured with it.

Where the memory is, read from the system after the start, on Linux: Node.js alone has 39 MB. Our heap is as large as that of VS Code's JSON
server, 8 MB. Of what we have more, 3 MB are freed memory that the C library holds back after our larger program was compiled (with
MALLOC_TRIM_THRESHOLD_=65536 in the environment it is given back), and 3 MB are more pages of the Node.js program, which processes share.`,
  },
  {
    name: 'processor',
    title: 'Processor time of a change',
    run: processor,
    method: `A change makes the client's name a number, or right again; each is waited for, and 10 others come first. The server beside it is the smallest that
can be made around vscode-json-languageservice: with each change it parses, validates and publishes, as VS Code's JSON server does once it has
waited. It is the floor for a server that knows the schema only, and runs on the same library of the protocol. Ours checks again only what a change can
have touched: one in a list that many rules read, such as CallbackURLs, costs about a third more than one of the name.`,
  },
  {
    name: 'extension',
    title: 'Extension',
    run: extension,
    method: `Each start is a new VS Code with an empty window, in which one file is opened for each of the two extensions; the file activates its extension, which
starts its language server, which reports what is wrong. Ours is a typical file with one mistake, the other three lines of CSS with one. Which of the
two goes first changes from start to start.`,
  },
  {
    name: 'check',
    title: 'Check alone',
    run: check,
    method: `One check is a parse and everything that is reported: the schema, all rules, messages and repairs. It is compared with the parse and the
validation of vscode-json-languageservice with the same schema (comments and trailing commas allowed), which knows no rule that joins
parameters. Both run in the same process on the same text.`,
  },
  {
    name: 'terminal',
    title: 'Terminal',
    run: terminal,
    method: `Each run is a process of its own, from its start to its end. The many files are different typical ones in one folder on a disk; the two
readers beside lint read them one after the other, parse, and hold them against the schema, and report nothing.`,
  },
  {
    name: 'cloud',
    title: 'Pull, push and lists',
    run: cloud,
    method: `Against the local Cognito on this machine, so that what is measured is the work around the requests. A pull is one look at the client. A push looks,
plans, looks again, updates and reads back (the commands look at the pool, too); a careful script with the bare SDK looks, updates and reads back. Lists come in pages of 60.`,
  },
  {
    name: 'bundle',
    title: 'What ships',
    run: bundle,
    method: "Bytes of the minified bundles by package, from esbuild's own account.",
  },
];
