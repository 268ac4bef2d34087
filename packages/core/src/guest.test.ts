import { afterEach, describe, expect, it, vi } from 'vitest';
import { guest } from './guest.js';

afterEach(() => vi.unstubAllGlobals());

function device(): Map<string, string> {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => kept.set(key, value) });
  return kept;
}

describe('a guest', () => {
  it('has a token of a secret and the name', () => {
    const [kind, secret, name] = guest('Zoë 漢').token.split('.');
    expect([kind, Buffer.from(name!, 'base64url').toString()]).toEqual(['guest', 'Zoë 漢']);
    expect(secret).toMatch(/^[A-Za-z0-9_-]{24}$/);
  });

  it('has the same identity for the same name on a page, and another one for another name', () => {
    expect(guest('Same')).toEqual(guest('Same'));
    expect(guest('Other').user).not.toBe(guest('Same').user);
  });

  it('has the same identity at the next visit of the device', async () => {
    const kept = device();
    const first = guest('Visitor');
    expect(kept.get('loqui:guest:Visitor')).toBe(first.token.split('.')[1]);
    vi.resetModules();
    const { guest: later } = await import('./guest.js');
    expect(later('Visitor')).toEqual(first);
  });

  it('lasts as long as the page where storage is refused', () => {
    const refuse = (): never => {
      throw new DOMException('No.', 'SecurityError');
    };
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse });
    expect(guest('Hidden')).toEqual(guest('Hidden'));
  });
});
