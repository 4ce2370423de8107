import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Range } from 'vscode-json-languageservice';
import { version } from '../../../../../package.json';
import { jsonText } from '../../common/json';
import { catalogue, type RuleEntry } from '../catalogue';
import type { LocatedMessage, Result, SilencedResult } from '../check-text';
import { jsonItems, type Format, type FormatOptions } from './format';

const LEVELS = { error: 'error', warning: 'warning', info: 'note', hint: 'note' } as const;

const ROOT = '%SRCROOT%';

/** The SARIF format: one run of SARIF 2.1.0. Results come first, so that each file can be written as soon as it is checked. */
export function sarifFormat({ cwd, shows, rules = catalogue }: FormatOptions): Format {
  const item = jsonItems();
  const notifications: unknown[] = [];
  return {
    begin: () =>
      '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"columnKind":"utf16CodeUnits","results":[',
    checked: ({ file, results, silenced }) =>
      [...results, ...silenced]
        .filter((problem) => shows(problem.severity))
        .map((problem) => item(result(file, problem, rules)))
        .join(''),
    failed: ({ file, failure, others = [] }) => {
      notifications.push({
        level: 'error',
        message: sarifMessage(failure),
        locations: [file, ...others].map((name) => ({ physicalLocation: { artifactLocation: artifact(name) } })),
      });
      return '';
    },
    end: () => `\n],${jsonText(runDescription(cwd, notifications, rules)).slice(1)}]}\n`,
  };
}

/** A message of SARIF, in which `[text](address)` would be a link: texts of others are shown as they are. */
const sarifMessage = (text: string): object => ({ text: text.replace(/[\\[\]]/g, '\\$&') });

/** What a run consists of besides its results. */
function runDescription(cwd: string, notifications: readonly unknown[], rules: readonly RuleEntry[]): object {
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

function result(file: string, problem: Result | SilencedResult, rules: readonly RuleEntry[]): object {
  const { code, severity, message, range, related } = problem;
  const ruleIndex = rules.findIndex((entry) => entry.code === code);
  return {
    ruleId: code,
    ...(ruleIndex >= 0 && { ruleIndex }),
    level: LEVELS[severity],
    message: sarifMessage(message),
    locations: [location(file, range)],
    ...(related.length > 0 && { relatedLocations: related.map((other, id) => relatedLocation(file, other, id)) }),
    ...('by' in problem && { suppressions: [SUPPRESSIONS[problem.by]] }),
  };
}

const SUPPRESSIONS: Readonly<Record<SilencedResult['by'], object>> = {
  comment: { kind: 'inSource', justification: 'Turned off by a comment.' },
  configuration: { kind: 'external', justification: 'Turned off by a configuration file.' },
};

const relatedLocation = (file: string, { range, message }: LocatedMessage, id: number): object => ({
  id,
  ...location(file, range),
  message: sarifMessage(message),
});

/** A range as a SARIF region: it counts from 1, and its end is exclusive as in LSP. */
function location(file: string, { start, end }: Range) {
  const region = {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
  return { physicalLocation: { artifactLocation: artifact(file), region } };
}

/** A file as SARIF names it: relative to the working folder when it is below it. */
function artifact(file: string): object {
  if (isAbsolute(file)) return { uri: pathToFileURL(file).href };
  return { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: ROOT };
}
