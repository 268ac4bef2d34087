import { figureStyles } from './figure.styles.js';
import { printStyles } from './print.styles.js';
import { textStyles } from './text.styles.js';

/** The last one overrides the others. */
export default [textStyles, figureStyles, printStyles];
