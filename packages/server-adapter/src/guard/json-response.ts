/** JSON as a response that knows its length: a binding can write it at once. */

const encoder = new TextEncoder();

export function jsonResponse(value: unknown, { status = 200, headers = {} }: { readonly status?: number; readonly headers?: HeadersInit } = {}): Response {
  const body = encoder.encode(JSON.stringify(value));
  const response = new Response(body, { status, headers });
  response.headers.set('content-type', 'application/json');
  response.headers.set('content-length', String(body.byteLength));
  response.headers.set('cache-control', 'no-store');
  return response;
}
