/** What only some answers need: links, tables, footnotes, alerts, formulas, HTML, diagrams, and a part of the grammar. One file, fetched when the first of them comes. */
export { alertTitle } from './alert.js';
export { Footnotes } from './footnotes.js';
export { Formulas } from './formulas.js';
export { HtmlDrawing } from './html-drawing.js';
export { HtmlRules } from './html-rules.js';
export { Boundary } from './node-renderers.js';
export { extraStyles } from './extras.styles.js';
export { AllowedAddresses } from './addresses.js';
export { drawCell, drawRow, drawTable } from './table-drawing.js';
export { imageView, linkView } from './link-views.js';
export { englishWords } from './words.js';
export { laterDiagram } from './later-diagram.js';
export * as grammar from './parse/grammar.js';
