/** Carries out one case on its own socket. */
import { connect, type Socket } from 'node:net';
import type { Case } from './case.js';

/** Milliseconds a case waits for an answer; some never get one. */
const PATIENCE = 250;
/** Milliseconds it waits before it goes on anyway. */
const SHORT = 20;
/** Milliseconds after which the server must have accepted a connection, however busy. */
const CONNECTED = 10_000;

/** Resolves when the socket is closed, with the first answer's status; false when no connection could be made. */
export async function attack(port: number, { pieces, pace, ending }: Case): Promise<string | false> {
  const socket = connect({ port, host: '127.0.0.1' });
  socket.on('error', () => undefined);
  if (!(await event(socket, 'connect', CONNECTED))) {
    socket.destroy();
    return false;
  }
  let status = 'none';
  if (ending === 'stall') socket.pause();
  else socket.once('data', (data) => (status = /^HTTP\/1\.\d (\d{3})/.exec(data.toString('latin1'))?.[1] ?? 'other')).resume();
  for (const [index, piece] of pieces.entries()) {
    if (socket.destroyed) break;
    socket.write(piece);
    if (index + 1 === pieces.length) break;
    if (pace === 'ticks') await new Promise((resolve) => setImmediate(resolve));
    else if (pace === 'answer') await event(socket, 'data', SHORT);
  }
  if (ending === 'half-close') socket.end();
  if (ending === 'wait' || ending === 'half-close' || ending === 'late-reset') await event(socket, 'data', PATIENCE);
  if (ending === 'stall') await event(socket, 'close', SHORT);
  if (ending === 'reset' || ending === 'late-reset') socket.resetAndDestroy();
  else socket.destroy();
  return status;
}

function event(socket: Socket, name: 'connect' | 'data' | 'close', within: number): Promise<boolean> {
  return new Promise((resolve) => {
    const done = (happened: boolean): void => {
      clearTimeout(late);
      socket.off(name, yes).off('close', no);
      resolve(happened);
    };
    const yes = (): void => done(true);
    const no = (): void => done(false);
    const late = setTimeout(no, within);
    socket.on(name, yes).on('close', no);
  });
}
