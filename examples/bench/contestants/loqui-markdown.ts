/** The element that renders answers. */
import { markdownElement } from './markdown-element.js';

export default markdownElement({ plainFences: false });
