/** A visitor without an account: a name, and a secret of this device. */
export interface Guest {
  /** `guest.<secret>.<base64url of the name>`, as the server adapter's `guests()` reads it. */
  readonly token: string;
  /** For `Client.claimGuest`. */
  readonly secret: string;
  /** Stable on this device: the scope of the guest's storage. */
  readonly user: string;
}

/** For pages whose storage is refused: these guests last as long as the page. */
const secrets = new Map<string, string>();

/** The guest of this name on this device; another name is another guest. */
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
    // No localStorage (Node), or refused: the map above serves this page.
    return undefined;
  }
}

function write(key: string, secret: string): void {
  try {
    globalThis.localStorage.setItem(key, secret);
  } catch {
    // As above: the guest is a new one at the next visit.
  }
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
