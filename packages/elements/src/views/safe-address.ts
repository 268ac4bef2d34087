/** Addresses that may become a link. Whatever a model or a stranger wrote must not run as script. */

/** The address when it is http(s), mail or blob (and `data:` where it can only be downloaded); else `undefined`. */
export function safeAddress(address: string, options: { readonly download?: boolean } = {}): string | undefined {
  let protocol: string;
  try {
    ({ protocol } = new URL(address, 'https://relative.invalid'));
  } catch {
    // Not an address at all: shown as text.
    return undefined;
  }
  const allowed = ['https:', 'http:', 'mailto:', 'blob:', ...(options.download ? ['data:'] : [])];
  return allowed.includes(protocol) ? address : undefined;
}
