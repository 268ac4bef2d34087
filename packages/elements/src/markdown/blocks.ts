import { codeView, infoOf } from './code.js';
import { ContainerDrawing } from './container.js';
import { ViewDrawing, type Drawing, type Setting, type Spot } from './drawing.js';
import { drawHtml } from './html.js';
import { drawItem, drawList } from './list.js';
import { mathView } from './math.js';
import type { Block } from './parse/tree.js';
import { drawQuote } from './quote.js';
import { Sections } from './sections.js';
import { drawCell, drawRow, drawTable } from './table.js';
import { TextBlock } from './text-block.js';
import { element } from './view.js';

export function drawBlock(block: Block, spot: Spot, setting: Setting): Drawing {
  const { nodes } = setting;
  switch (block.type) {
    case 'paragraph':
      return new TextBlock(block, nodes.element('p'), spot, setting);
    case 'heading':
      return new TextBlock(block, setting.outline.element(block, nodes), spot, setting);
    case 'code':
      return new ViewDrawing(block, spot, nodes, ({ info, source, open }) => codeView({ ...infoOf(info), text: source, open }, setting));
    case 'math':
      return new ViewDrawing(block, spot, nodes, ({ source, open }) => mathView({ text: source, display: true, open }, setting));
    case 'html':
      return drawHtml(block, spot, setting);
    case 'rule':
      return new ViewDrawing(block, spot, nodes, () => element('hr'));
    case 'quote':
      return drawQuote(block, spot, setting);
    case 'list':
      return drawList(block, spot, setting);
    case 'item':
      return drawItem(block, spot, setting);
    case 'table':
      return drawTable(block, spot, setting);
    case 'row':
      return drawRow(block, spot, setting);
    case 'cell':
      return drawCell(block, spot, setting);
    case 'footnote': {
      const { notes } = setting;
      const drawing: Drawing = new ContainerDrawing(
        block,
        { inside: { parent: notes.item(block) }, after: spot, remove: () => notes.forget(drawing.block) },
        setting,
      );
      return drawing;
    }
    case 'document':
      return new ContainerDrawing(block, setting.sections ? new Sections(spot, nodes) : { inside: spot, after: spot, remove: () => undefined }, setting);
  }
}
