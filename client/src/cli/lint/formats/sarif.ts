import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Range } from 'vscode-json-languageservice';
import { version } from '../../../../../package.json';
import { jsonText } from '../../common/json';
import { catalogue, type RuleEntry } from '../catalogue';
import type { Remark, Result, SilencedResult } from '../checked';
import { commas, type Format, type Setting } from './format';

const LEVELS = { error: 'error', warning: 'warning', info: 'note', hint: 'note' } as const;

const ROOT = '%SRCROOT%';

/** One run of SARIF 2.1.0. Results come first, so that each file can be written as soon as it is checked. */
export function sarifFormat({ cwd, shows, rules = catalogue }: Setting): Format {
  const item = commas();
  const notifications: unknown[] = [];
  return {
    begin: () =>
      '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"utf16CodeUnits","results":[',
    checked: ({ file, results, silenced }) =>
      [...results, ...silenced]
        .filter((it) => shows(it.severity))
        .map((it) => item(result(file, it, rules)))
        .join(''),
    failed: ({ file, failure, others = [] }) => {
      notifications.push({
        level: 'error',
        message: { text: failure },
        locations: [file, ...others].map((it) => ({ physicalLocation: { artifactLocation: artifact(it) } })),
      });
      return '';
    },
    end: () => `\n],${jsonText(about(cwd, notifications, rules)).slice(1)}]}\n`,
  };
}

function about(cwd: string, notifications: readonly unknown[], rules: readonly RuleEntry[]): object {
  return {
    tool: { driver: { name: 'cognito-client', version, rules: rules.map(rule) } },
    originalUriBaseIds: { [ROOT]: { uri: `${pathToFileURL(cwd).href.replace(/\/$/, '')}/` } },
    invocations: [{ executionSuccessful: notifications.length === 0, toolExecutionNotifications: notifications }],
  };
}

function rule({ code, severity, when, docs }: RuleEntry): object {
  return {
    id: code,
    shortDescription: { text: when },
    helpUri: docs,
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function result(file: string, found: Result | SilencedResult, rules: readonly RuleEntry[]): object {
  const { code, severity, message, range, related } = found;
  const ruleIndex = rules.findIndex((it) => it.code === code);
  return {
    ruleId: code,
    ...(ruleIndex >= 0 && { ruleIndex }),
    level: LEVELS[severity],
    message: { text: message },
    locations: [location(file, range)],
    ...(related.length > 0 && { relatedLocations: related.map((it, id) => relatedLocation(file, it, id)) }),
    ...('by' in found && {
      suppressions: [
        {
          kind: found.by === 'comment' ? 'inSource' : 'external',
          justification: `Turned off by a ${found.by === 'comment' ? 'comment' : 'configuration file'}.`,
        },
      ],
    }),
  };
}

const relatedLocation = (file: string, { range, message }: Remark, id: number): object => ({
  id,
  ...location(file, range),
  message: { text: message },
});

/** Regions count from 1, their end is exclusive as in LSP. */
function location(file: string, { start, end }: Range) {
  const region = {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
  return { physicalLocation: { artifactLocation: artifact(file), region } };
}

/** A place below the working folder is relative to it. */
function artifact(file: string): object {
  if (isAbsolute(file)) return { uri: pathToFileURL(file).href };
  return { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: ROOT };
}
