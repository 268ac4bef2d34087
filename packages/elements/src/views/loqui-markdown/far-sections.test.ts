import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import './define.js';
import type { LoquiMarkdown } from './loqui-markdown.js';

const paragraphs = (count: number): string => Array.from({ length: count }, (_, index) => `${String(index)} ${'some words '.repeat(30)}\n\n`).join('');

describe('the far sections of an answer that grows', () => {
  it('are skipped by the browser, keep their height, and are released when the answer has ended', async () => {
    const box = await fixture<HTMLElement>(
      html`<div style="block-size: 200px; overflow: auto"><loqui-markdown streaming .text=${paragraphs(100)}></loqui-markdown></div>`,
    );
    const element = box.querySelector<LoquiMarkdown>('loqui-markdown')!;
    await element.updateComplete;
    const prose = element.renderRoot.querySelector('.prose')!;
    const far = (): number => prose.querySelectorAll('.far').length;
    const first = prose.querySelector('p')!;
    const isSkipped = (): boolean => !first.checkVisibility({ contentVisibilityAuto: true });
    expect(prose.children.length).to.equal(13);
    const grow = (): void => void (element.text += 'more ');
    const growUntilFar = (count: number): Promise<void> => waitUntil(() => (grow(), far() === count), `${String(count)} far`, { timeout: 3000 });
    await growUntilFar(12);
    const height = (): number => prose.children[0]!.getBoundingClientRect().height;
    expect(isSkipped()).to.equal(false);
    const seen = height();
    box.scrollTop = 1e6;
    await nextFrame();
    await nextFrame();
    await waitUntil(isSkipped, 'skipped', { timeout: 3000 });
    expect(height()).to.equal(seen);
    element.text += `\n\n${paragraphs(10)}`;
    await growUntilFar(13);
    const grown = prose.getBoundingClientRect().height;
    element.streaming = false;
    await waitUntil(() => far() === 0, 'none', { timeout: 10_000 });
    expect(prose.querySelectorAll('[style]')).to.have.length(0);
    await waitUntil(() => !isSkipped(), 'taken in again', { timeout: 3000 });
    expect(prose.getBoundingClientRect().height).to.be.closeTo(grown, 0.5);
    expect(prose.querySelector('p') === first).to.equal(true);
  });

  it('are not skipped when the answer came whole', async () => {
    const element = await fixture<LoquiMarkdown>(html`<loqui-markdown .text=${paragraphs(40)}></loqui-markdown>`);
    await nextFrame();
    await nextFrame();
    expect(element.renderRoot.querySelectorAll('.section')).to.have.length(5);
    expect(element.renderRoot.querySelectorAll('.far')).to.have.length(0);
  });
});
