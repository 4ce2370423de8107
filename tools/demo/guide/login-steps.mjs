import assert from 'node:assert/strict';
import { request } from 'node:http';
import { logIn } from '../../host/browser.mjs';

/** A host that leads to loopback once its owner's name server says so, as in DNS rebinding. */
const FOREIGN = 'attacker.example';

/** How the server answers a request: the status, where it leads, and the text. A connection that is cut has the status 0. */
function ask(url, headers = {}) {
  return new Promise((resolve) => {
    const asked = request(url, { headers });
    asked.on('response', async (response) => {
      const chunks = await response.toArray();
      const text = Buffer.concat(chunks).toString();
      resolve({ status: response.statusCode, location: response.headers.location ?? '', text });
    });
    asked.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve({ status: response.statusCode, location: '', text: '' });
    });
    asked.on('error', () => resolve({ status: 0, location: '', text: '' }));
    asked.end();
  });
}

const HANDSHAKE = {
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
};

/** Nobody but who knows the password gets a workbench: not another user of the machine, and not a web page. */
export const LOGIN = [
  {
    name: 'The served VS Code is closed without its password',
    async run(page, { server, workspace }) {
      const { url } = server;
      const front = `${url}/?${new URLSearchParams({ folder: workspace })}`;
      for (const headers of [{}, { Host: FOREIGN }, { Cookie: 'code-server-session=guess' }]) {
        const { status, location, text } = await ask(front, headers);
        assert.ok(status === 302 && /login/.test(location), `GET / with ${JSON.stringify(headers)}: ${status}`);
        assert.doesNotMatch(text, /workbench/);
      }
      const { text: login } = await ask(`${url}/login`, { Host: FOREIGN });
      assert.match(login, /type="password"/);
      assert.doesNotMatch(login, /workbench/);
      const socket = `${url}/stable?type=Management`;
      const origins = [`http://${FOREIGN}`, url].map((Origin) => ({ Host: new URL(Origin).host, Origin }));
      for (const headers of [...origins, { Host: new URL(url).host }, { Host: FOREIGN }]) {
        const { status } = await ask(socket, { ...HANDSHAKE, ...headers });
        assert.notEqual(status, 101, `a handshake with ${JSON.stringify(headers)}`);
      }
      const file = await ask(`${url}/vscode-remote-resource?path=/etc/passwd`);
      assert.doesNotMatch(file.text, /root:/);
      await logIn(page, server);
      return 'a login page for every Host, no handshake from anywhere; with the password, the workbench';
    },
  },
];
