import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { generate } from 'selfsigned';
import { DEMO } from '../../../local-cognito/src';
import { sharedFile, writeShared } from './shared-files';

/** A server on this machine. */
export interface Listening {
  readonly port: number;
  stop(): Promise<void>;
}

async function listen(server: Server): Promise<Listening> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket.on('error', () => undefined));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => done());
      }),
  };
}

/** What the servers below answer: the one-page client as far as a describe needs it. */
export const describeAnswer = JSON.stringify({
  UserPoolClient: { UserPoolId: DEMO.poolId, ClientId: DEMO.singlePageApp, ClientName: 'shop-web' },
});

/** An http server with an answer of the test's own. */
export const plainServer = (answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<Listening> =>
  listen(createServer(answer));

/** The name in the certificate of the TLS servers; it resolves nowhere. */
export const TLS_HOST = 'cognito.test';

/** A self-made certificate; `trust()` writes it below the test's home and returns where. */
export async function makeCertificate(): Promise<{ readonly key: string; readonly cert: string; trust(): string }> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: TLS_HOST }], {
    keySize: 2048,
    extensions: [
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: TLS_HOST },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  return {
    key,
    cert,
    trust: () => {
      writeShared({ 'ca.pem': cert });
      return sharedFile('ca.pem');
    },
  };
}

/** A Cognito behind TLS that answers every request alike. */
export const tlsServer = (
  certificate: { readonly key: string; readonly cert: string },
  answer = describeAnswer,
): Promise<Listening> => listen(createTlsServer(certificate, (_, response) => response.end(answer)));

/** A CONNECT proxy which leads every host to one port of this machine, hangs, or refuses. */
export async function startProxy(
  to: number,
  manner: 'forward' | 'hang' | number = 'forward',
  certificate?: { readonly key: string; readonly cert: string },
): Promise<
  Listening & {
    readonly asked: { readonly host: string; readonly authorization: string | undefined }[];
  }
> {
  const asked: { host: string; authorization: string | undefined }[] = [];
  const server = certificate ? createTlsServer(certificate) : createServer();
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    asked.push({ host: request.url ?? '', authorization: request.headers['proxy-authorization'] });
    socket.on('error', () => undefined);
    if (typeof manner === 'number') socket.end(`HTTP/1.1 ${manner} No\r\nContent-Length: 0\r\n\r\n`);
    if (manner !== 'forward') return;
    const onward = connect(to, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    }).on('error', () => socket.destroy());
  });
  return { ...(await listen(server)), asked };
}
