import * as vscode from 'vscode';
import type { Target } from '../../aws/gateway';
import { withCancellableProgress } from './progress';

/** A plan that is read before it is decided on. */
export interface PlanReading {
  /** What is pushed: a second push of the same ends the first. */
  readonly key: string;
  /** "the push plan of shop-web". */
  readonly what: string;
  /** A part of the label of its tab. */
  readonly tab: string;
}

/**
 * The plans that are being read, each in a tab, while their push waits. The answer is where the plan is: in buttons of its tab, and in a
 * notification that stays. To close the tab is to not push.
 */
export interface PlanReadings extends vscode.Disposable {
  /** Waits for the answer, however long that takes. False: not to push. */
  isToGoOn(reading: PlanReading): Promise<boolean>;
  /** Answers for the plan in the active tab. */
  answer(goesOn: boolean): void;
  /** Ends the open readings with this key, because a new push starts. Their pushes are cancelled. */
  end(key: string): void;
}

/** The key of the pushes of one client. */
export const readingKeyOf = ({ userPoolId, clientId }: Target): string => `${userPoolId} ${clientId}`;

const CONTEXT = 'cognitoClient.isPlanRead';

interface OpenReading extends PlanReading {
  settle(goesOn: boolean): void;
}

/** Opens the list of the plans that are being read. */
export function createPlanReadings(): PlanReadings {
  const open = new Set<OpenReading>();
  const isIn = (tab: vscode.Tab, reading: PlanReading): boolean => tab.label.includes(reading.tab);
  const activeTab = (): vscode.Tab | undefined => vscode.window.tabGroups.activeTabGroup.activeTab;
  /** The newest one of the active tab. */
  function active(): OpenReading | undefined {
    const tab = activeTab();
    return tab && [...open].reverse().find((reading) => isIn(tab, reading));
  }
  const showButtons = (): void => void vscode.commands.executeCommand('setContext', CONTEXT, active() !== undefined);
  function onTabs({ closed = [] }: { readonly closed?: readonly vscode.Tab[] }): void {
    for (const reading of open) if (closed.some((tab) => isIn(tab, reading))) reading.settle(false);
    showButtons();
  }
  const watching = vscode.Disposable.from(
    vscode.window.tabGroups.onDidChangeTabs(onTabs),
    vscode.window.tabGroups.onDidChangeTabGroups(() => onTabs({})),
  );

  return {
    async isToGoOn(reading) {
      let settle: (goesOn: boolean) => void = () => undefined;
      const answer = new Promise<boolean>((resolve) => {
        settle = resolve;
      });
      const added = { ...reading, settle };
      open.add(added);
      showButtons();
      try {
        return await withCancellableProgress(
          `Reading ${reading.what}. Nothing is sent yet. Choose "Go On with the Push…" or "Do Not Push" in the title bar of its tab`,
          (signal) => {
            signal.addEventListener('abort', () => settle(false));
            return answer;
          },
        );
      } finally {
        open.delete(added);
        showButtons();
        await closeTabs((tab) => isIn(tab, reading));
      }
    },
    answer: (goesOn) => active()?.settle(goesOn),
    end(key) {
      for (const reading of open) if (reading.key === key) reading.settle(false);
    },
    dispose() {
      for (const reading of open) reading.settle(false);
      watching.dispose();
    },
  };
}

async function closeTabs(isOne: (tab: vscode.Tab) => boolean): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs).filter(isOne);
  await vscode.window.tabGroups.close(tabs, true);
}
