import { expect, waitUntil } from '@open-wc/testing';
import type { DiagramLibrary } from './diagram.js';
import { createMarkdownRenderer } from './markdown-renderer.js';

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><script>top.ran = true</script><rect width="40" height="20" onload="top.ran = true"/></svg>';
const fenceOf = (text: string): string => `\`\`\`mermaid\n${text}\n\`\`\`\n`;
const fence = fenceOf('graph TD\nA-->B');

/** A library that draws `svg` or calls `draw`, and records its calls. */
function standIn(draw: (text: string, stage: Element) => string | Promise<string> = () => svg) {
  const asked: { theme: unknown; secure: unknown; text: string; id: string; width: number; inPage: boolean }[] = [];
  let config: Readonly<Record<string, unknown>> = {};
  const library: DiagramLibrary = {
    initialize: (given) => void (config = given),
    render: async (id, text, stage) => {
      const { theme, secure } = config;
      asked.push({ theme, secure, text, id, width: stage!.clientWidth, inPage: stage!.isConnected });
      return { svg: await draw(text, stage!) };
    },
  };
  return { asked, library };
}

const pages: Element[] = [];
function answer(library: DiagramLibrary, markdown: string, style = ''): { box: HTMLElement; host: HTMLElement } {
  const box = document.body.appendChild(document.createElement('div'));
  box.style.cssText = style;
  pages.push(box);
  const host = box.appendChild(document.createElement('div'));
  createMarkdownRenderer(host, { mermaid: () => Promise.resolve(library) }).write(markdown, true);
  return { box, host };
}
afterEach(() => {
  for (const box of pages.splice(0)) box.remove();
});

const figureIn = async (host: Element, count = 1): Promise<HTMLImageElement> => {
  await waitUntil(() => host.querySelectorAll('figure').length >= count, 'drawn', { timeout: 10_000 });
  return host.querySelector('figure img')!;
};
const sourceOf = (image: HTMLImageElement): string => decodeURIComponent(image.src);

describe('diagrams', () => {
  it('are code while they are open, then an image in which nothing runs, with their source', async () => {
    const asked: string[] = [];
    const library: DiagramLibrary = { render: (_id, text) => (asked.push(text), Promise.resolve({ svg })) };
    const host = document.createElement('div');
    const renderer = createMarkdownRenderer(host, { mermaid: () => Promise.resolve({ default: library }) });
    renderer.append(fence.slice(0, 20));
    const code = host.querySelector('pre');
    expect(host.querySelectorAll('figure')).to.have.length(0);
    renderer.append(`${fence.slice(20)}\nend`);
    renderer.end();
    const image = await figureIn(host);
    expect([image.width, image.height, image.alt]).to.deep.equal([40, 20, 'Diagram: graph TD\nA-->B']);
    expect(host.querySelector('details pre') === code).to.equal(true);
    expect(host.querySelectorAll('svg, script, [onload]')).to.have.length(0);
    expect('ran' in globalThis).to.equal(false);
    expect([...host.children].map((child) => child.localName)).to.deep.equal(['figure', 'p']);
    expect(asked).to.deep.equal(['graph TD\nA-->B']);
  });

  it('stay code when they cannot be drawn, and do not stop later ones', async () => {
    let turn = 0;
    const { library } = standIn(() => (++turn === 1 ? Promise.reject(new Error('no diagram')) : svg));
    const { host } = answer(library, fence + fence);
    await figureIn(host);
    expect([...host.children].map((child) => child.localName)).to.deep.equal(['pre', 'figure']);
  });

  it('stay code when the library draws a picture of an error, or no image', async () => {
    const { library } = standIn((text) => ({ bomb: svg.replace('<svg', '<svg aria-roledescription="error"'), torn: '<svg><g>', good: svg })[text]!);
    const { host } = answer(library, fenceOf('bomb') + fenceOf('torn') + fenceOf('good'));
    await figureIn(host);
    await waitUntil(() => host.children.length === 3);
    expect([...host.children].map((child) => child.localName)).to.deep.equal(['pre', 'pre', 'figure']);
  });

  it('are code unless the page provides the library', () => {
    const host = document.createElement('div');
    createMarkdownRenderer(host).write(fence, true);
    expect(host.querySelector('code')!.className).to.equal('language-mermaid');
  });

  it('have the size of their view box, in whole pixels, and not the width that the library sets', async () => {
    const { library } = standIn(
      () => '<svg width="100%" style="max-width: 152.3px; color: red" viewBox="-8.5,-10 152.3 9.6e1"><rect width="9" height="9"/></svg>',
    );
    const { host } = answer(library, fence, 'inline-size: 600px');
    const image = await figureIn(host);
    expect([image.width, image.height]).to.deep.equal([153, 96]);
    expect([image.naturalWidth, image.naturalHeight]).to.deep.equal([153, 96]);
    expect(sourceOf(image)).to.include('style=" color: red"');
  });

  it('have their width and height without a view box', async () => {
    const { library } = standIn(() => '<svg width="70.5px" height="30"><rect width="9" height="9"/></svg>');
    const image = await figureIn(answer(library, fence).host);
    expect([image.width, image.height]).to.deep.equal([71, 30]);
  });

  it('are drawn although the library writes them as HTML', async () => {
    const { library } = standIn(
      () =>
        '<svg viewBox="0 0 4 4"><a xlink:href="x"><text>a&nbsp;b\ud800</text></a><foreignObject><p xmlns="http://www.w3.org/1999/xhtml">a<br>b</p></foreignObject></svg>',
    );
    expect((await figureIn(answer(library, fence).host)).width).to.equal(4);
  });

  it('scroll, and stay legible, when they are much wider than their place', async () => {
    const { library } = standIn(() => '<svg viewBox="0 0 1000 50"></svg>');
    const image = await figureIn(answer(library, fence, 'inline-size: 300px').host);
    expect(image.style.maxInlineSize).to.equal('max(100%, 600px)');
    expect(image.parentElement!.tabIndex).to.equal(0);
  });

  it('are drawn on a stage as wide as their place; it takes up no space, and is removed with everything that the library has left', async () => {
    const { asked, library } = standIn((text) => {
      const id = asked.at(-1)!.id;
      for (const left of [`d${id}`, `i${id}`, id]) document.body.appendChild(document.createElement('div')).id = left;
      if (text === 'bad') throw new Error('no diagram');
      return svg;
    });
    const before = document.body.childElementCount;
    const { host } = answer(library, fenceOf('bad') + fence, 'inline-size: 612px');
    await figureIn(host);
    expect(asked.map(({ width, inPage }) => [width, inPage])).to.deep.equal([
      [612, true],
      [612, true],
    ]);
    expect(document.body.childElementCount).to.equal(before + 1);
  });

  it('are measured with the styles of the library even where a policy blocks these, and only during drawing', async () => {
    const before = document.adoptedStyleSheets.length;
    let colour = '';
    const { library } = standIn(async (_text, stage) => {
      const style = stage.appendChild(document.createElement('style'));
      // Simulates a style that a policy blocks: it has no sheet.
      style.setAttribute('type', 'text/stopped');
      style.textContent = '.measured { color: rgb(1, 2, 3) }';
      const measured = stage.appendChild(document.createElement('b'));
      measured.className = 'measured';
      await Promise.resolve();
      colour = getComputedStyle(measured).color;
      return svg;
    });
    await figureIn(answer(library, fence).host);
    expect(colour).to.equal('rgb(1, 2, 3)');
    expect(document.adoptedStyleSheets).to.have.length(before);
  });

  it('are drawn one at a time, for a dark ground where the text is light, otherwise for a light one', async () => {
    const { asked, library } = standIn(async () => (await new Promise((done) => setTimeout(done, 5)), svg));
    const places = ['color: #eee', 'color: rgb(20 20 20)', 'color-scheme: dark; color: light-dark(#000, #fff)', 'color-scheme: light; color: CanvasText'];
    const hosts = places.map((style) => answer(library, fence, style).host);
    for (const host of hosts) await figureIn(host);
    expect(asked.map(({ theme }) => theme)).to.deep.equal(['dark', 'default', 'dark', 'default']);
  });

  it('are drawn again in the same box when the text around turns light, and not when only its hue changes', async () => {
    const { asked, library } = standIn(
      () => `<svg viewBox="0 0 ${asked.at(-1)!.theme === 'dark' ? '80 80' : '40 20'}"><desc>${String(asked.at(-1)!.theme)}</desc></svg>`,
    );
    const { box, host } = answer(library, fence, 'color-scheme: light; color: light-dark(#222, #eee)');
    const image = await figureIn(host);
    expect(sourceOf(image)).to.include('<desc>default');
    box.style.color = 'light-dark(#003, #eee)';
    await new Promise((done) => setTimeout(done, 100));
    expect(asked).to.have.length(1);
    box.style.colorScheme = 'dark';
    await waitUntil(() => sourceOf(image).includes('<desc>dark'), 'dark', { timeout: 10_000 });
    expect([image.width, image.height, image.isConnected]).to.deep.equal([40, 20, true]);
    box.style.colorScheme = 'light';
    await waitUntil(() => sourceOf(image).includes('<desc>default'), 'light again', { timeout: 10_000 });
    expect(asked).to.have.length(3);
  });

  it('keep their image when they cannot be drawn again', async () => {
    const { asked, library } = standIn(() => (asked.length > 1 ? Promise.reject(new Error('gone')) : svg));
    const { box, host } = answer(library, fence, 'color: black');
    const { src } = await figureIn(host);
    box.style.color = 'white';
    await waitUntil(() => asked.length === 2, 'asked again', { timeout: 10_000 });
    await new Promise((done) => setTimeout(done, 50));
    expect(host.querySelector('img')!.src).to.equal(src);
  });

  it('end in the new colours when these change during drawing', async () => {
    const { asked, library } = standIn(() => {
      if (asked.length === 1) box.style.color = 'white';
      return `<svg viewBox="0 0 4 4"><desc>${String(asked.at(-1)!.theme)}</desc></svg>`;
    });
    const { box, host } = answer(library, fence, 'color: black');
    const image = await figureIn(host);
    await waitUntil(() => sourceOf(image).includes('<desc>dark'), 'dark', { timeout: 10_000 });
  });

  it('have the security settings and the theme of the page, not of the text', async () => {
    const { asked, library } = standIn();
    await figureIn(answer(library, fence).host);
    expect(asked[0]!.secure).to.include.members(['secure', 'securityLevel', 'maxTextSize', 'htmlLabels', 'theme', 'themeVariables', 'themeCSS', 'fontFamily']);
  });

  it('have labels in a legible colour on a fill that the text sets, unless the text sets both colours', async () => {
    const { asked, library } = standIn();
    await figureIn(
      answer(library, fenceOf('A["<b>x</b>\u00a0y"]\nstyle A fill:#f9c,stroke:#333\nclassDef b fill:navy;\nstyle C fill:#fff,color:#f00\nstyle D fill:none'))
        .host,
    );
    expect(asked[0]!.text.split('\n')).to.deep.equal([
      'A["x y"]',
      'style A fill:#f9c,color:#111,stroke:#333',
      'classDef b fill:navy,color:#fff;',
      'style C fill:#fff,color:#f00',
      'style D fill:none',
    ]);
  });

  it('stay code when they are too long, or would make the library load something', async () => {
    const { asked, library } = standIn();
    const refused = [
      'x'.repeat(50_001),
      'graph TD\nA@{ img: "https://e.example/1", label: "x" }',
      'graph TD\nA@{ "im\\x67": "https://e.example/1" }',
      'graph TD\nstyle A background-image:url(//e.example)',
      'graph TD\nclassDef a background:\\75 rl(//e.example)',
      'graph TD\nclassDef a background:u\\rl(//e.example)',
      'graph TD\nclassDef a background:image-set("//e.example" 1x)',
      '%%{init: {"themeCSS": "*{background:\\u0075rl(//e.example)}"}}%%\ngraph TD\nA',
      'sequenceDiagram\nproperties A: {"icon": "https://e.example/1"}',
      'graph TD\nA["<img src=//e.example>"]',
      'graph TD\nstyle A background:ur<b>l(//e.example)',
      'graph TD\nstyle A background:ur<<b>b>l(//e.example)',
      'graph TD\nstyle A background:ur%%{init: {}}%%l(//e.example)',
      'graph TD\nstyle A fill:#97;url(//e.example)',
      'graph TD\nA["#60;img src=//e.example#62;"]',
    ];
    const drawn = [
      'sequenceDiagram\nA->>B: getUrl(id)',
      'graph TD\nA["GET https://example.org/?url=(x)\\nand the img of C:\\users"]',
      'graph TD\nclick A "https://example.org"',
    ];
    const { host } = answer(library, [...refused, ...drawn].map(fenceOf).join('\n'));
    await figureIn(host, drawn.length);
    expect(asked.map(({ text }) => text)).to.deep.equal(drawn);
    expect(host.querySelectorAll(':scope > pre')).to.have.length(refused.length);
  });
});
