import * as vscode from 'vscode';
import type { App } from './app';
import { previewLink } from './preview-links';
import { parameterLines } from './sync/explain/document';
import type { LinkOf } from './sync/explain/markdown';
import { planMarkdown, type PlanTarget } from './sync/plan-text';
import type { Proposal } from './sync/push-flow';
import { usesMarkdown } from './sync/uses/markdown';
import { needlesOf } from './sync/uses/needles';
import type { Uses } from './sync/uses/search';
import { findUses, wantsSearch, type WorkspaceFile } from './workspace-uses';

/** The file of a push, as it was when the push began. */
export interface PlannedFile {
  readonly document: vscode.TextDocument;
  readonly text: string;
}

/** The document of a push plan. To dispose of it ends its search. */
export interface PlanDocument extends vscode.Disposable {
  readonly label: string;
  /** Opens it at once; what else would break is filled in at its end when the workspace was searched. */
  show(): Promise<void>;
}

export function planDocument(app: App, { live, plan, mode, decisions }: Proposal, target: PlanTarget, file: PlannedFile | undefined): PlanDocument {
  const label = `Push plan for ${live.name}`;
  const wanted = wantsSearch(file?.document.uri) ? needlesOf(plan.live, plan.planned, live.identity) : { needles: [], tooCommon: [] };
  const searching = new AbortController();
  const filled = new vscode.EventEmitter<void>();
  let uses: Uses<WorkspaceFile> | undefined;
  let isStarted = false;
  const search = async (): Promise<void> => {
    isStarted = true;
    uses = await findUses(wanted.needles, searching.signal).catch((error: Error) => {
      app.log.failure(`The workspace could not be searched: ${error.message}`);
      return { places: [], files: 0, cutOff: 'cancelled' as const };
    });
    filled.fire();
  };
  const text = (): string => planMarkdown(plan, target, mode, decisions, {
    context: { hasSecret: live.hasSecret }, linkOf: linkOf(file), last: usesMarkdown(wanted, uses, (place) => previewLink(place.file.uri, place.line)),
  });
  return {
    label,
    async show() {
      const shown = app.snapshots.preview(label, text, filled.event);
      await vscode.commands.executeCommand('markdown.showPreview', shown);
      if (!isStarted && wanted.needles.length > 0) void search();
    },
    dispose: () => searching.abort(),
  };
}

function linkOf(file: PlannedFile | undefined): LinkOf {
  const lines = file && parameterLines(file.text);
  return (name) => {
    const line = lines?.get(name);
    return file && line !== undefined ? previewLink(file.document.uri, line) : undefined;
  };
}
