/** Guests: who has no account says a name, and stays the same person on this device by a secret only it knows. */

/** A guest's token: `guest.<secret>.<base64url of the name>`, as the server adapter's `guests()` reads it. */
export interface Guest {
  readonly token: string;
  /** What the guest's conversations are found by; see `Client.claimGuest`. */
  readonly secret: string;
  /** Stable on this device: the scope of what is stored for this guest. */
  readonly user: string;
}

/** In a page whose storage is refused, guests last as long as the page. */
const secrets = new Map<string, string>();

/** The guest of this name on this device; another name is another person. */
export function guest(name = ''): Guest {
  const secret = secretOf(`loqui:guest:${name}`);
  return { secret, token: `guest.${secret}.${base64url(new TextEncoder().encode(name))}`, user: `guest:${secret}` };
}

function secretOf(key: string): string {
  const known = secrets.get(key) ?? read(key);
  if (known !== undefined) return known;
  const secret = base64url(crypto.getRandomValues(new Uint8Array(18)));
  secrets.set(key, secret);
  write(key, secret);
  return secret;
}

function read(key: string): string | undefined {
  try {
    return globalThis.localStorage.getItem(key) ?? undefined;
  } catch {
    // No localStorage (Node), or the browser refuses it: the map above serves this page.
    return undefined;
  }
}

function write(key: string, secret: string): void {
  try {
    globalThis.localStorage.setItem(key, secret);
  } catch {
    // As above: the guest is new again at the next visit, and nothing else is lost.
  }
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
