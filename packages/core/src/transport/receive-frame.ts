/** What every wire does with an incoming frame: `hello` gets the wire's name, and a `bye` that refuses our token becomes an error. */
import { isEnvelope, LoquiError, type Frame, type Wire } from '../protocol/index.js';
import { isRefusal, type TokenSource } from './token.js';

/** @throws LoquiError when the frame refuses our token */
export function receiveFrame(frame: Frame, transport: Wire, tokens: TokenSource, token: string | undefined): Frame {
  if (isEnvelope(frame)) return frame;
  if (frame.type === 'bye' && isRefusal(frame.error)) throw tokens.refused(new LoquiError(frame.error), token);
  return frame.type === 'hello' ? { ...frame, transport } : frame;
}
