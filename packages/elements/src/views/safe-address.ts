/** An http(s), mail or blob address, and `data:` for a download; `undefined` for any other: a stranger's text must not run as script. */
export function safeAddress(address: string, options: { readonly download?: boolean } = {}): string | undefined {
  let protocol: string;
  try {
    ({ protocol } = new URL(address, 'https://relative.invalid'));
  } catch {
    return undefined;
  }
  const allowed = ['https:', 'http:', 'mailto:', 'blob:', ...(options.download ? ['data:'] : [])];
  return allowed.includes(protocol) ? address : undefined;
}
