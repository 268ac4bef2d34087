/** Addresses that may stand in a message: they lead to a place and never run. */

/** True for an absolute http(s) address. `data:`, `javascript:`, `blob:`, `file:` … are documents or programs. */
export function isWebAddress(text: string): boolean {
  if (text.length > 8192 || !URL.canParse(text)) return false;
  const { protocol } = new URL(text);
  return protocol === 'https:' || protocol === 'http:';
}

/** The same, or relative to the page: for the site's own pictures and documents. */
export function isPageAddress(text: string): boolean {
  return text.length <= 8192 && URL.canParse(text, 'https://page.invalid') && /^https?:$/.test(new URL(text, 'https://page.invalid').protocol);
}
