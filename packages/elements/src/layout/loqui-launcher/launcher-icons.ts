/** Lucide's `message-circle`, `chevron-down`, `minus`, `maximize-2` and `minimize-2`. */
import type { TemplateResult } from 'lit';
import { icon } from '../../primitives/icon.js';

export const chatIcon: TemplateResult = /* @__PURE__ */ icon(
  'M2.992 16.342a2 2 0 0 1 .094 1.167l-1.065 3.29a1 1 0 0 0 1.236 1.168l3.413-.998a2 2 0 0 1 1.099.092 10 10 0 1 0-4.777-4.719',
);
export const chevronDownIcon: TemplateResult = /* @__PURE__ */ icon('m6 9 6 6 6-6');
export const minimiseIcon: TemplateResult = /* @__PURE__ */ icon('M5 12h14');
export const expandIcon: TemplateResult = /* @__PURE__ */ icon('M15 3h6v6M21 3l-7 7M3 21l7-7M9 21H3v-6');
export const reduceIcon: TemplateResult = /* @__PURE__ */ icon('M14 10l7-7M20 10h-6V4M3 21l7-7M4 14h6v6');
