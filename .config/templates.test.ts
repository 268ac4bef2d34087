import { describe, expect, it } from 'vitest';
import { minifyTemplates } from './templates.mjs';

type Transform = (this: unknown, code: string, id: string) => Promise<{ readonly code: string } | null>;

async function minified(code: string): Promise<string> {
  const fails = { error: (message: string) => expect.fail(message), warn: (message: string) => expect.fail(message) };
  return (await (minifyTemplates().transform as unknown as Transform).call(fails, code, '/src/a.ts'))?.code ?? code;
}

describe('templates of a bundle', () => {
  it('lose comments and indentation in CSS', async () => {
    expect(await minified('css`\n  .a,\n  .b > i {\n    /* why */\n    margin: 0 auto;\n    color: red;\n  }\n`')).toBe(
      'css`.a,.b>i{margin:0 auto;color:red}`',
    );
  });

  it('keep the order of declarations and of the expressions in them', async () => {
    const code = 'css`:host { border: 1px solid ${a}; display: flex; padding: calc(${b} * 2) ${c}; color: ${d}; } .e { color: ${f}; } .g { color: ${h}; }`';
    expect(await minified(code)).toBe('css`:host{border:1px solid ${a};display:flex;padding:calc(${b} * 2) ${c};color:${d}}.e{color:${f}}.g{color:${h}}`');
  });

  it('keep an expression that stands for declarations or for rules', async () => {
    expect(await minified('css`:host { ${a} } .b { c: d }`')).toBe('css`:host{${a}}.b{c:d}`');
    expect(await minified('css`${a}\n  .b {\n    c: d;\n  }`')).toMatch(/^css`\$\{a\} ?\.b ?\{\s*c: ?d;?\s*\}`$/);
  });

  it('keep a space between words, inline elements and expressions in HTML', async () => {
    expect(await minified('html`<p>\n  <b>a</b>\n  ${b}\n  ${c} <loqui-time></loqui-time>\n</p>`')).toBe(
      'html`<p><b>a</b> ${b} ${c} <loqui-time></loqui-time></p>`',
    );
  });

  it('keep the quotes around a value of several expressions, and its spaces', async () => {
    expect(await minified('html`<a\n  href="${a}${b}"\n  title="c  ${d}"\n  @click=${e}\n></a>`')).toBe(
      'html`<a href="${a}${b}" title="c  ${d}" @click="${e}"></a>`',
    );
  });

  it('keep the text of pre as it is', async () => {
    expect(await minified('html`<pre>\n  a  ${b}\n</pre>`')).toBe('html`<pre>\n  a  ${b}\n</pre>`');
  });
});
