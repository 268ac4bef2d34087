import { afterEach, describe, expect, it } from 'vitest';
import { createLoqui, type Loqui, type LoquiOptions } from '../create-loqui.js';
import { enter, say } from '../testing/caller.js';
import { cleanName, skeletonOf, withoutBidi } from './names.js';

const open: Loqui[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((loqui) => loqui.close({ grace: 0 })));
});
function loquiWith(options: LoquiOptions = {}): Loqui {
  const loqui = createLoqui({ log: () => undefined, agents: { helper: { name: 'Poet', async *answer() {} } }, ...options });
  open.push(loqui);
  return loqui;
}

describe('a chosen name', () => {
  it.each([
    ['', 'Guest'],
    ['   ', 'Guest'],
    ['\u200b\u2060', 'Guest'],
    ['\u3164', 'Guest'],
    ['\u115f\uffa0 \u2800', 'Guest'],
    ['\u0301\u0302', 'Guest'],
    ['\ufe0f\u200d', 'Guest'],
    ['  Zoë 🎵\n ', 'Zoë 🎵'],
    ['👩\u200d👩\u200d👧 Smith', '👩\u200d👩\u200d👧 Smith'],
    ['A\u200dd\u200da', 'A d a'],
    ['eve\u202egpj', 'eve gpj'],
    [`z${'\u0335'.repeat(40)}`, `z${'\u0335'.repeat(3)}`],
    ['x'.repeat(200), 'x'.repeat(64)],
    ['😀', '😀'],
  ])('%j becomes %j', (name, shown) => {
    expect(cleanName(name)).toBe(shown);
  });

  it.each([
    ['Poet', 'poet'],
    ['Poet', 'Роеt'],
    ['Poet', 'ΡΟΕΤ'],
    ['Poet', 'Ｐｏｅｔ'],
    ['Poet', '𝓟𝓸𝓮𝓽'],
    ['Poet', 'P o e t'],
    ['Poet', 'P\u200boet'],
    ['Poet', 'Pöet'],
    ['Poet', 'P0et'],
    ['System', 'Ѕуѕтем'],
    ['Ill', 'lll'],
  ])('%s looks like %s', (one, other) => {
    expect(skeletonOf(one)).toBe(skeletonOf(other));
  });

  it.each([
    ['Ada', 'Bob'],
    ['Poet', 'Poetry'],
    ['田中', '山田'],
    ['!!', '??'],
    ['timello', '_timello'],
  ])('%s does not look like %s', (one, other) => {
    expect(skeletonOf(one)).not.toBe(skeletonOf(other));
  });

  it('loses only the characters that reverse text', () => {
    expect(withoutBidi('\u202eبمرحبا\u202c a\u2066b\u2069')).toBe('بمرحبا ab');
  });
});

describe('a guest', () => {
  const nameOf = async (loqui: Loqui, as: string): Promise<string> => {
    const line = await enter(loqui, 'lobby', { as });
    return (line.frames[0] as { member: { name: string } }).member.name;
  };

  it.each(['System', 'system', 'Poet', 'Роеt', 'helper', 'P.o.e.t'])('is not called %s, which is the name of an agent or the server', async (name) => {
    expect(await nameOf(loquiWith(), name)).toBe('Guest');
  });

  it('with a name like a present member’s gets a number, on the line and in messages, and keeps it', async () => {
    const loqui = loquiWith();
    const ada = await enter(loqui, 'lobby', { as: 'Ada' });
    expect(await nameOf(loqui, 'Ada')).toBe('Ada');
    expect(await nameOf(loqui, 'АdА')).toBe('АdА (2)');
    await say(loqui, 'hi', { as: 'АdА' });
    expect((await ada.event('message.created')).message.author.name).toBe('АdА (2)');
    expect(await nameOf(loqui, 'АdА')).toBe('АdА (2)');
  });

  it('is compared with signed-in members, whose names the site gives', async () => {
    const loqui = loquiWith({
      authenticate: (request) => ({ id: request.headers.get('x-id') ?? '', name: `\u202e${request.headers.get('x-name') ?? ''}`, kind: 'person' }),
    });
    const names: string[] = [];
    for (const [id, name] of [
      ['u1', 'Poet'],
      ['u2', 'Poet'],
      ['guest-0123456789abcdef', 'Eve'],
    ] as const) {
      const line = await enter(loqui, 'lobby', { headers: { 'x-id': id, 'x-name': name } });
      names.push((line.frames[0] as { member: { name: string } }).member.name);
    }
    expect(names.slice(0, 2)).toEqual(['Poet', 'Poet']);
  });
});

describe('an answer of authenticate', () => {
  it.each<[string, object]>([
    ['no id', { name: 'A', kind: 'person' }],
    ['an id that is a number', { id: 7, name: 'A', kind: 'person' }],
    ['a name that is a BigInt', { id: 'a', name: 7n, kind: 'person' }],
    ['a kind that is none', { id: 'a', name: 'A', kind: 'admin' }],
  ])('with %s is refused, and logged as the site’s mistake', async (_, answer) => {
    const lines: unknown[] = [];
    const loqui = loquiWith({ authenticate: () => answer as never, log: (_level, _message, details) => lines.push(details) });
    expect(await say(loqui, 'x')).toMatchObject({ status: 500, body: { error: { code: 'internal' } } });
    expect(String(lines.at(-1))).toContain('authenticate must return');
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'blob:https://x.test/1', 'file:///etc/passwd', 'vbscript:x', 7n])(
    'keeps no picture at %s',
    async (avatar) => {
      const loqui = loquiWith({ authenticate: () => ({ id: 'a', name: 'A', kind: 'person', avatar }) as never });
      const line = await enter(loqui);
      expect((line.frames[0] as { member: object }).member).toEqual({ id: 'a', name: 'A', kind: 'person' });
    },
  );

  it.each(['https://x.test/a.png', '/a.png', 'a.png'])('keeps a picture at %s', async (avatar) => {
    const loqui = loquiWith({ authenticate: () => ({ id: 'a', name: 'A', kind: 'person', avatar }) });
    expect(((await enter(loqui)).frames[0] as { member: object }).member).toMatchObject({ avatar });
  });
});
