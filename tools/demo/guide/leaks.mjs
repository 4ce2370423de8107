import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Searches files for a secret, as it is, in Base64 and in UTF-16.
 * @returns {Promise<{ found: string[], searched: string[] }>} paths
 */
export async function filesWith(secret, folders) {
  const forms = [Buffer.from(secret), Buffer.from(secret, 'utf16le'), ...base64Forms(secret)];
  const [found, searched] = [[], []];
  for (const folder of folders) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((candidate) => candidate.isFile())) {
      const file = path.join(entry.parentPath, entry.name);
      const bytes = await readFile(file);
      searched.push(file);
      if (forms.some((form) => bytes.includes(form))) found.push(file);
    }
  }
  return { found, searched };
}

/** The part of the Base64 text that does not depend on the neighbours, for each of the three alignments. */
function base64Forms(secret) {
  return [0, 1, 2].map((shift) =>
    Buffer.from(
      Buffer.from('x'.repeat(shift) + secret)
        .toString('base64')
        .slice(4, -4),
    ),
  );
}

/** All that the workbench keeps in the browser (databases, local storage), the clipboard and the visible text, as one string. */
export function browserStorage(page) {
  return page.evaluate(async () => {
    const done = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const text = (value) => (value instanceof Uint8Array ? new TextDecoder().decode(value) : JSON.stringify(value));
    const parts = [
      JSON.stringify(localStorage),
      JSON.stringify(sessionStorage),
      document.body.innerText,
      await navigator.clipboard.readText(),
    ];
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const all = await done(database.transaction(store).objectStore(store).getAll());
        parts.push(...all.map(text));
      }
      database.close();
    }
    return parts.join('\n');
  });
}
