/** The icons of what every chat shows: Lucide's paths (ISC licence). One constant each, so that a bundle holds only those it shows. */
import type { TemplateResult } from 'lit';
import { icon } from './icon.js';

/** Lucide `paperclip`. */
export const attachIcon: TemplateResult = /* @__PURE__ */ icon(
  'M16 6l-8.414 8.586a2 2 0 0 0 2.829 2.829l8.414-8.586a4 4 0 1 0-5.657-5.657l-8.379 8.551a6 6 0 1 0 8.485 8.485l8.379-8.551',
);
/** Lucide `at-sign`. */
export const mentionIcon: TemplateResult = /* @__PURE__ */ icon('M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0M16 8v5a3 3 0 0 0 6 0v-1a10 10 0 1 0-4 8');
/** Lucide `arrow-up`. */
export const sendIcon: TemplateResult = /* @__PURE__ */ icon('M5 12l7-7 7 7M12 19V5');
/** Lucide `square`. */
export const stopIcon: TemplateResult = /* @__PURE__ */ icon('M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z');
/** Lucide `square-pen`. */
export const newChatIcon: TemplateResult = /* @__PURE__ */ icon(
  'M12 3H5a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h14a2 2 0 0 0 2-2v-7M18.375 2.625a1 1 0 0 1 3 3l-9.013 9.014a2 2 0 0 1-.853.505l-2.873.84a.5.5 0 0 1-.62-.62l.84-2.873a2 2 0 0 1 .506-.852z',
);
/** Lucide `history`. */
export const historyIcon: TemplateResult = /* @__PURE__ */ icon('M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.74 2.74L3 8M3 3v5h5M12 7v5l4 2');
/** Lucide `reply`. */
export const replyIcon: TemplateResult = /* @__PURE__ */ icon('M20 18v-2a4 4 0 0 0-4-4H4M9 17l-5-5 5-5');
