import * as vscode from 'vscode';
import type { App } from './app';
import type { CognitoGateway, Page, Target } from './aws/gateway';
import { REGIONS } from './regions';
import { withSession, type Session } from './session';
import { readSettings } from './settings';
import { Cancelled } from './user-error';

/** Lets the user choose region → user pool → app client. @throws Cancelled, UserError */
export async function pickTarget(app: Pick<App, 'log' | 'seen' | 'connections' | 'places'>, given?: string): Promise<Target> {
  const region = given ?? await pickRegion();
  return withSession(app, { region, subject: 'user pools' }, async (session) => {
    const pool = await pickPaged(`User pool in ${region} (1 of 2)`, 'user pools', session,
      (next) => (gateway, signal) => gateway.listUserPools(next, signal), ({ id, name }) => ({ label: name, description: id }));
    const client = await pickPaged(`App client of ${pool.name} (2 of 2)`, 'app clients', session,
      (next) => (gateway, signal) => gateway.listUserPoolClients(pool.id, next, signal), ({ clientId, name }) => ({ label: name, description: clientId }));
    return { userPoolId: pool.id, clientId: client.clientId };
  });
}

/** The configured region and those of the environment come first; anything else can be typed. */
async function pickRegion(): Promise<string> {
  const preferred = [readSettings().region, process.env['AWS_REGION'], process.env['AWS_DEFAULT_REGION']].filter((it) => it !== undefined);
  const known = [...new Set([...preferred, ...REGIONS])];
  const picker = vscode.window.createQuickPick();
  const itemsFor = (typed: string): vscode.QuickPickItem[] => [
    ...known.map((label) => ({ label, ...(preferred.includes(label) && { description: 'configured' }) })),
    ...(/^[a-z]{2}(-[a-z]+)+-\d+$/.test(typed) && !known.includes(typed) ? [{ label: typed }] : []),
  ];
  picker.title = 'AWS Region of the user pool';
  picker.placeholder = 'Choose a region, or type another one';
  picker.items = itemsFor('');
  picker.onDidChangeValue((typed) => { picker.items = itemsFor(typed.trim()); });
  return (await chosen(picker)).label;
}

type Call<T> = (gateway: CognitoGateway, signal: AbortSignal) => Promise<T>;

/** A pick list that shows the first page at once and streams the others while the user filters. Closing it stops the loading. */
async function pickPaged<T>(title: string, what: string, session: Session, load: (next: string | undefined) => Call<Page<T>>, itemOf: (it: T) => vscode.QuickPickItem): Promise<T> {
  const picker = vscode.window.createQuickPick<vscode.QuickPickItem & { readonly it: T }>();
  const abort = new AbortController();
  picker.title = title;
  picker.placeholder = `Loading ${what}…`;
  picker.matchOnDescription = true;
  picker.busy = true;
  picker.keepScrollPosition = true;
  const items: (vscode.QuickPickItem & { readonly it: T })[] = [];
  const loading = (async () => {
    let next: string | undefined;
    do {
      const page = await session.quietly(abort.signal, load(next));
      items.push(...page.items.map((it) => ({ ...itemOf(it), it })));
      const active = picker.activeItems;
      picker.items = items;
      if (active.length > 0) picker.activeItems = active;
      next = page.next;
    } while (next !== undefined);
    picker.busy = false;
    picker.placeholder = items.length > 0 ? `Type to filter ${items.length} ${what}` : `There are no ${what} here.`;
  })();
  const failed = new Promise<never>((_, reject) => { loading.catch((error: unknown) => reject(error as Error)); });
  try {
    return (await Promise.race([chosen(picker), failed])).it;
  } finally {
    abort.abort();
    picker.dispose();
  }
}

/** The item that the user accepts. @throws Cancelled when the list is closed */
function chosen<I extends vscode.QuickPickItem>(picker: vscode.QuickPick<I>): Promise<I> {
  picker.ignoreFocusOut = true;
  return new Promise((resolve, reject) => {
    picker.onDidAccept(() => { const item = picker.selectedItems[0]; if (item) { resolve(item); picker.hide(); } });
    picker.onDidHide(() => { reject(new Cancelled()); picker.dispose(); });
    picker.show();
  });
}
