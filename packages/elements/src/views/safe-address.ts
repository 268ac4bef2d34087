/** Which addresses become links: what a model or a stranger has written must not run as script. */

/** An http(s), mail or blob address as it is, and `data:` where it is only downloaded; `undefined` for any other. */
export function safeAddress(address: string, options: { readonly download?: boolean } = {}): string | undefined {
  let protocol: string;
  try {
    ({ protocol } = new URL(address, 'https://relative.invalid'));
  } catch {
    // No address: shown as text.
    return undefined;
  }
  const allowed = ['https:', 'http:', 'mailto:', 'blob:', ...(options.download ? ['data:'] : [])];
  return allowed.includes(protocol) ? address : undefined;
}
