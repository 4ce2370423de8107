import * as vscode from 'vscode';
import type { App } from '../app';
import { previewLink } from '../ui/preview-links';
import { createReferenceSearch, type ReferenceSearch } from '../references/reference-search';
import { parameterLines } from '../../sync/explain/document';
import type { LinkOf } from '../../sync/explain/markdown';
import type { DescribedPlan } from '../../sync/plan-facts';
import { planMarkdown } from '../../sync/plan-text';
import { referencesMarkdown } from '../../sync/references/markdown';
import { removedIdentifiers, type SearchTerms } from '../../sync/references/search-terms';
import { isReferenceSearchEnabled } from '../references/workspace-files';

/** The file of a push, as it was when the push began. */
export interface PlannedFile {
  readonly document: vscode.TextDocument;
  readonly text: string;
}

/** The document of a push plan. To dispose of it ends its search. */
export interface PlanDocument extends vscode.Disposable {
  readonly label: string;
  /** What the workspace is searched for. */
  readonly searchTerms: SearchTerms;
  readonly search: ReferenceSearch;
  /** Opens it at once; what else would break is filled in at its end when the workspace was searched. */
  show(): Promise<void>;
}

export function planDocument(app: App, described: DescribedPlan, file: PlannedFile | undefined): PlanDocument {
  const { plan, target } = described;
  const label = `Push plan for ${target.name}`;
  const wanted = isReferenceSearchEnabled(file?.document.uri)
    ? removedIdentifiers(plan.live, plan.planned, target.identity)
    : { terms: [], tooCommon: [] };
  const uses = createReferenceSearch(app.log, wanted.terms);
  const text = (): string =>
    planMarkdown(described, {
      linkOf: linkOf(file),
      last: referencesMarkdown(wanted, uses.found(), (place) => previewLink(place.file.uri, place.line)),
    });
  return {
    label,
    searchTerms: wanted,
    search: uses,
    async show() {
      await vscode.commands.executeCommand('markdown.showPreview', app.snapshots.preview(label, text, uses.onDidEnd));
      uses.start();
    },
    dispose: () => uses.dispose(),
  };
}

/** Leads from a plan document to the parameters of the file. */
export function linkOf(file: PlannedFile | undefined): LinkOf {
  const lines = file && parameterLines(file.text);
  return (name) => {
    const line = lines?.get(name);
    return file && line !== undefined ? previewLink(file.document.uri, line) : undefined;
  };
}
