/** True for an absolute http(s) address. `data:`, `javascript:`, `blob:`, `file:` … are documents or programs. */
export function isWebAddress(text: string): boolean {
  if (text.length > 8192 || !URL.canParse(text)) return false;
  const { protocol } = new URL(text);
  return protocol === 'https:' || protocol === 'http:';
}

/** Also relative to the page: for the site's own pictures and documents. */
export function isPageAddress(text: string): boolean {
  return text.length <= 8192 && URL.canParse(text, 'https://page.invalid') && /^https?:$/.test(new URL(text, 'https://page.invalid').protocol);
}
