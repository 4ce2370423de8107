/** A document that a measurement opens in a server and types in: each change makes the client's name wrong (a number) or right again. */
export async function openIn(server, name, text) {
  const { connection, peer } = server;
  const uri = `file:///bench/${name}.cognito-client.${peer.extension}`;
  const right = peer.text(text).split('\n');
  const line = right.findIndex((content) => content.includes('"ClientName"'));
  const wrongLine = right[line].replace(/: ".*?"/, ': 7');
  let version = 1;
  let isWrong = true;
  let length = wrongLine.length;
  const now = () => right.map((content, index) => (index === line && isWrong ? wrongLine : content)).join('\n');
  const shows = (wanted) => (diagnostics) =>
    diagnostics.some((diagnostic) => diagnostic.range.start.line === line && diagnostic.severity <= 2) === wanted;
  const change = async () => {
    isWrong = !isWrong;
    const newLine = isWrong ? wrongLine : right[line];
    const edit = server.incremental
      ? { range: { start: { line, character: 0 }, end: { line, character: length } }, text: newLine }
      : { text: now() };
    length = newLine.length;
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: ++version },
      contentChanges: [edit],
    });
  };
  const first = server.published(uri, shows(true));
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: peer.languageId, version, text: now() },
  });
  await first;
  return {
    change,
    /** Changes the text once. Resolves to the milliseconds until its diagnostics were here. */
    async edit() {
      const start = performance.now();
      const done = server.published(uri, shows(!isWrong));
      await change();
      await done;
      return performance.now() - start;
    },
    complete: () =>
      asked(
        server,
        'textDocument/completion',
        { textDocument: { uri }, position: inside(right, '"SupportedIdentityProviders"'), context: { triggerKind: 1 } },
        (it) => (it.items ?? it).length > 0,
      ),
    hover: () =>
      asked(
        server,
        'textDocument/hover',
        { textDocument: { uri }, position: inside(right, '"SupportedIdentityProviders"') },
        (it) => it !== null && JSON.stringify(it.contents).length > 20,
      ),
  };
}

/** A place some letters inside a key. */
function inside(lines, key) {
  const line = lines.findIndex((candidate) => candidate.includes(key));
  return { line, character: lines[line].indexOf(key) + 5 };
}

/** Milliseconds of one request. An empty answer would be no comparison. */
async function asked({ connection, peer }, method, params, isAnswer) {
  const start = performance.now();
  const answer = await connection.sendRequest(method, params);
  const ms = performance.now() - start;
  if (!isAnswer(answer)) throw new Error(`${peer.name} has no answer to ${method}.`);
  return ms;
}
