import * as vscode from 'vscode';

/** Watches what the extension writes into its output channel from now on: to be called before it starts, which is when the first file opens. */
export function watchLog(): readonly string[] {
  const lines: string[] = [];
  const window = vscode.window as unknown as { createOutputChannel(...args: unknown[]): vscode.LogOutputChannel };
  const original = window.createOutputChannel.bind(window);
  window.createOutputChannel = (...args) => {
    const channel = original(...args);
    for (const level of ['error', 'warn', 'info'] as const) {
      const write = channel[level].bind(channel);
      channel[level] = (message: string | Error) => {
        lines.push(String(message));
        write(message as string);
      };
    }
    return channel;
  };
  return lines;
}
