import { AbstractMessageWriter, type Message, type MessageWriter } from 'vscode-languageserver/node';

/**
 * Writes messages to a stream, each with its header in one piece. The library's writer writes header and body separately, which
 * costs two calls of the system and may wake the reader twice.
 */
export class StdioWriter extends AbstractMessageWriter implements MessageWriter {
  constructor(private readonly stream: NodeJS.WritableStream) {
    super();
    stream.on('error', (error: Error) => this.fireError(error));
    stream.on('close', () => this.fireClose());
  }

  /** Resolves when the stream has taken the message. Messages leave in the order of the calls. */
  write(message: Message): Promise<void> {
    const body = JSON.stringify(message);
    const text = `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    return new Promise((resolve, reject) =>
      this.stream.write(text, 'utf8', (error) => (error ? reject(error) : resolve())),
    );
  }

  end(): void {
    this.stream.end();
  }
}
