/** Lucide's `wrap-text` and `download` (ISC licence). */
import type { TemplateResult } from 'lit';
import { icon } from '../../primitives/icon.js';

export const wrapIcon: TemplateResult = /* @__PURE__ */ icon('M16 16l-3 3 3 3M3 12h14.5a1 1 0 0 1 0 7H13M3 19h6M3 5h18');
export const downloadIcon: TemplateResult = /* @__PURE__ */ icon('M12 15V3M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4M7 10l5 5 5-5');
