/** Calls listeners until they are disposed of. Like VS Code's EventEmitter, for code without an editor. */
export interface Listeners<T> {
  add(listener: (value: T) => void): { dispose(): void };
  tell(value: T): void;
}

/** Creates an empty set of listeners. */
export function createListeners<T>(): Listeners<T> {
  const all = new Set<(value: T) => void>();
  return {
    add(listener) {
      all.add(listener);
      return { dispose: () => void all.delete(listener) };
    },
    tell: (value) => [...all].forEach((listener) => listener(value)),
  };
}
