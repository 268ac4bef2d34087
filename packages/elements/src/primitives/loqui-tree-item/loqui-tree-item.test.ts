import { expect, fixture, html } from '@open-wc/testing';
import { accessibleInBothSchemes } from '../../testing/schemes.js';
import '../loqui-tree/define.js';

describe('loqui-tree-item', () => {
  it('knows its own words, and takes its slot by itself', async () => {
    const item = await fixture<HTMLElementTagNameMap['loqui-tree-item']>(
      html`<loqui-tree-item>
        <svg slot="icon" viewBox="0 0 24 24"></svg>
        A <b>folder</b>
        <loqui-tree-item>inner</loqui-tree-item>
      </loqui-tree-item>`,
    );
    expect([item.text, item.slot, item.items.map(({ text, slot }) => [text, slot]), item.isParent]).to.deep.equal([
      'A folder',
      '',
      [['inner', 'children']],
      true,
    ]);
  });

  it('is accessible in each of its states', async () => {
    for (const selection of ['none', 'single', 'multiple'])
      await accessibleInBothSchemes(
        html`<loqui-tree label="All" selection=${selection}>
          <loqui-tree-item expanded selected><svg slot="icon" viewBox="0 0 24 24"></svg>Folder<loqui-tree-item>File</loqui-tree-item></loqui-tree-item>
          <loqui-tree-item lazy>Lazy</loqui-tree-item>
          <loqui-tree-item disabled>Off</loqui-tree-item>
        </loqui-tree>`,
      );
  });
});
