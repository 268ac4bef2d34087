import { refusal } from './refusal.js';

/** @throws LoquiError 400 `bad-json`, 413 `too-large`, 415 `not-json` */
export async function readJson(request: Request, limits: { readonly body: number; readonly depth: number }): Promise<unknown> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) throw refusal(415, 'not-json', 'Send the command with content-type: application/json.');
  const announced = Number(request.headers.get('content-length'));
  if (announced > limits.body) throw tooLarge(limits.body);
  return parseJson(await readText(request, limits.body), limits.depth);
}

/** @throws LoquiError 400 `bad-json` */
export function parseJson(text: string, depth: number): unknown {
  if (deeperThan(text, depth)) throw refusal(400, 'bad-json', `The JSON is nested deeper than ${String(depth)} levels.`);
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw refusal(400, 'bad-json', 'The body is not JSON.', { cause });
  }
}

async function readText(request: Request, limit: number): Promise<string> {
  if (!request.body) return '';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = request.body.getReader();
  let text = '';
  let bytes = 0;
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      bytes += chunk.value.byteLength;
      if (bytes > limit) throw tooLarge(limit);
      text += decoder.decode(chunk.value, { stream: true });
    }
    return text + decoder.decode();
  } catch (cause) {
    void reader.cancel().catch(() => undefined);
    if (cause instanceof TypeError) throw refusal(400, 'bad-json', 'The body broke off or is not UTF-8.', { cause });
    throw cause;
  }
}

/** Counts brackets outside strings: cheaper and safer than to parse first. */
function deeperThan(text: string, limit: number): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (quoted) {
      if (char === BACKSLASH) at += 1;
      else if (char === QUOTE) quoted = false;
    } else if (char === QUOTE) quoted = true;
    else if (char === OPEN_ARRAY || char === OPEN_OBJECT) {
      depth += 1;
      if (depth > limit) return true;
    } else if (char === CLOSE_ARRAY || char === CLOSE_OBJECT) depth -= 1;
  }
  return false;
}

const BACKSLASH = 0x5c;
const QUOTE = 0x22;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

function tooLarge(limit: number): Error {
  return refusal(413, 'too-large', `The body is larger than ${String(limit)} bytes. Send large files by address, not inside a message.`);
}
