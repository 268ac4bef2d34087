import { isEnvelope, LoquiError, type Frame, type Wire } from '../protocol/index.js';
import { isRefusal, type TokenSource } from './token.js';

/** Adds the wire's name to `hello`. @throws LoquiError when a `bye` refuses our token */
export function receiveFrame(frame: Frame, transport: Wire, tokens: TokenSource, token: string | undefined): Frame {
  if (isEnvelope(frame)) return frame;
  if (frame.type === 'bye' && isRefusal(frame.error)) throw tokens.refused(new LoquiError(frame.error), token);
  return frame.type === 'hello' ? { ...frame, transport } : frame;
}
