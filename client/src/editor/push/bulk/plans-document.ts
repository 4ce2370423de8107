import * as vscode from 'vscode';
import type { App } from '../../app';
import { linkOf } from '../plan-document';
import { previewLink } from '../../ui/preview-links';
import { createReferenceSearch, type ReferenceSearch } from '../../references/reference-search';
import { plansMarkdown } from '../../../sync/plans-text';
import { bulkReferencesMarkdown } from '../../../sync/references/markdown';
import { removedIdentifiers, type SearchTerms } from '../../../sync/references/search-terms';
import { pluralize } from '../../../sync/format';
import { isReferenceSearchEnabled } from '../../references/workspace-files';
import type { PlannedClient, Unplanned } from './plan-files';

/** The document of all plans, and the one search of the workspace for what they take away. To dispose of it ends the search. */
export interface PlansDocument extends vscode.Disposable {
  readonly searchTerms: SearchTerms;
  readonly search: ReferenceSearch;
  /** Opens it at once; what else would break is filled in at its end when the workspace was searched. */
  show(): Promise<void>;
}

export function plansDocument(
  app: App,
  plans: readonly PlannedClient[],
  failures: readonly Unplanned[],
): PlansDocument {
  const clients = plans
    .filter(({ document }) => isReferenceSearchEnabled(document.uri))
    .map(({ live, plan }) => ({
      name: live.name,
      searchTerms: removedIdentifiers(plan.live, plan.planned, live.identity),
    }));
  const all = new Map(
    clients.flatMap(({ searchTerms }) => searchTerms.terms).map((it) => [`${it.parameter} ${it.text}`, it]),
  );
  const searchTerms = {
    terms: [...all.values()],
    tooCommon: [...new Set(clients.flatMap((client) => client.searchTerms.tooCommon))],
  };
  const search = createReferenceSearch(app.log, searchTerms.terms);
  const linked = plans.map((plan) => ({ ...plan, extras: { ...plan.extras, linkOf: linkOf(plan) } }));
  const text = (): string =>
    plansMarkdown(
      linked,
      failures.map(({ name, message }) => `${name}: ${message}`),
      bulkReferencesMarkdown(clients, search.found(), (place) => previewLink(place.file.uri, place.line)),
    );
  const label = `Push plan for ${pluralize(plans.length, 'app client')}`;
  return {
    searchTerms,
    search,
    async show() {
      await vscode.commands.executeCommand('markdown.showPreview', app.snapshots.preview(label, text, search.onDidEnd));
      search.start();
    },
    dispose: () => search.dispose(),
  };
}
