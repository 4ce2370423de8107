import * as vscode from 'vscode';
import type { App } from '../../app';
import { linkOf } from '../plan-document';
import { previewLink } from '../../ui/preview-links';
import { createReferenceSearch } from '../../references/reference-search';
import { plansMarkdown } from '../../../sync/plans-text';
import { bulkReferencesMarkdown } from '../../../sync/references/markdown';
import { removedIdentifiers } from '../../../sync/references/search-terms';
import { pluralize } from '../../../sync/format';
import { isReferenceSearchEnabled } from '../../references/workspace-files';
import type { PlannedClient, Unplanned } from './plan-files';

/**
 * Opens all plans as one document at once; what else would break is filled in at its end, for all clients by one search of the workspace.
 * @returns the document's label
 */
export async function showPlans(
  app: App,
  plans: readonly PlannedClient[],
  failures: readonly Unplanned[],
): Promise<string> {
  const clients = plans
    .filter(({ document }) => isReferenceSearchEnabled(document.uri))
    .map(({ live, plan }) => ({
      name: live.name,
      searchTerms: removedIdentifiers(plan.live, plan.planned, live.identity),
    }));
  const all = new Map(
    clients.flatMap(({ searchTerms }) => searchTerms.terms).map((it) => [`${it.parameter} ${it.text}`, it]),
  );
  const uses = createReferenceSearch(app.log, [...all.values()]);
  const linked = plans.map((plan) => ({ ...plan, extras: { ...plan.extras, linkOf: linkOf(plan) } }));
  const text = (): string =>
    plansMarkdown(
      linked,
      failures.map(({ name, message }) => `${name}: ${message}`),
      bulkReferencesMarkdown(clients, uses.found(), (place) => previewLink(place.file.uri, place.line)),
    );
  const label = `Push plan for ${pluralize(plans.length, 'app client')}`;
  await vscode.commands.executeCommand('markdown.showPreview', app.snapshots.preview(label, text, uses.onDidEnd));
  uses.start();
  return label;
}
