/** What every wire does with a frame before it hands it on: `hello` says which wire it came over, and a `bye` that refuses our token is an error. */
import { isEnvelope, LoquiError, type Frame, type Wire } from '../protocol/index.js';
import { isRefusal, type TokenSource } from './token.js';

/** @throws LoquiError where the frame says that our token is not, or no longer, taken */
export function receiveFrame(frame: Frame, transport: Wire, tokens: TokenSource, token: string | undefined): Frame {
  if (isEnvelope(frame)) return frame;
  if (frame.type === 'bye' && isRefusal(frame.error)) throw tokens.refused(new LoquiError(frame.error), token);
  return frame.type === 'hello' ? { ...frame, transport } : frame;
}
