/** The element that renders answers, with code in languages nobody highlights: what highlighting is measured against. */
import { markdownElement } from './markdown-element.js';

export default markdownElement({ plainFences: true });
