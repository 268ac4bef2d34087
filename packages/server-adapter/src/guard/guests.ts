/**
 * Visitors without an account. A client sends `guest.<secret>.<name>` as bearer token: 16 to 128 characters of `A–Z a–z 0–9 _ -`, then base64url of the
 * name in UTF-8, which may be empty. The member id is a one-way function of the secret, so that nobody else can use the id or learn the secret.
 */
import type { Author } from '@loqui/core/protocol';
import { cleanName } from './names.js';

const TOKEN = /^guest\.([A-Za-z0-9_-]{16,128})\.([A-Za-z0-9_-]{0,400})$/;

/** An `authenticate` that reads the bearer token, or the `token` query parameter for a bare `EventSource`. `null`: no valid token. */
export function guests(): (request: Request) => Promise<Author | null> {
  return async (request) => {
    const header = request.headers.get('authorization');
    const token = header === null ? new URL(request.url).searchParams.get('token') : (/^Bearer\s+(\S+)\s*$/i.exec(header)?.[1] ?? null);
    const [, secret, name] = TOKEN.exec(token ?? '') ?? [];
    if (secret === undefined || name === undefined) return null;
    const shown = nameFrom(name);
    return shown === undefined ? null : { id: await guestId(secret), name: shown, kind: 'person' };
  };
}

export const GUEST_SECRET = /^[A-Za-z0-9_-]{16,128}$/;

export function isGuest(member: string): boolean {
  return /^guest-[0-9a-f]{16}$/.test(member);
}

export async function guestId(secret: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret)));
  const hex = Array.from(hash.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `guest-${hex}`;
}

function nameFrom(encoded: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(encoded.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return cleanName(text);
  } catch (error) {
    if (error instanceof TypeError || error instanceof DOMException) return undefined;
    throw error;
  }
}
