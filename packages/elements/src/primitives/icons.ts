/**
 * Lucide's paths (ISC licence), in elements of every chat; icons of rarely shown elements are in their files. Other names in Lucide: attach is `paperclip`,
 * chevron `chevron-right`, close `x`, down `arrow-down`, mention `at-sign`, newChat `square-pen`, offline `wifi-off`, retry `rotate-ccw`, send `arrow-up`, stop
 * `square`, trash `trash-2`, warning `triangle-alert`.
 */
import type { TemplateResult } from 'lit';
import { icon } from './icon.js';

export const attachIcon: TemplateResult = /* @__PURE__ */ icon(
  'M16 6l-8.414 8.586a2 2 0 0 0 2.829 2.829l8.414-8.586a4 4 0 1 0-5.657-5.657l-8.379 8.551a6 6 0 1 0 8.485 8.485l8.379-8.551',
);
export const mentionIcon: TemplateResult = /* @__PURE__ */ icon('M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0M16 8v5a3 3 0 0 0 6 0v-1a10 10 0 1 0-4 8');
export const sendIcon: TemplateResult = /* @__PURE__ */ icon('M5 12l7-7 7 7M12 19V5');
export const stopIcon: TemplateResult = /* @__PURE__ */ icon('M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z');
export const newChatIcon: TemplateResult = /* @__PURE__ */ icon(
  'M12 3H5a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h14a2 2 0 0 0 2-2v-7M18.375 2.625a1 1 0 0 1 3 3l-9.013 9.014a2 2 0 0 1-.853.505l-2.873.84a.5.5 0 0 1-.62-.62l.84-2.873a2 2 0 0 1 .506-.852z',
);
export const historyIcon: TemplateResult = /* @__PURE__ */ icon('M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.74 2.74L3 8M3 3v5h5M12 7v5l4 2');
export const replyIcon: TemplateResult = /* @__PURE__ */ icon('M20 18v-2a4 4 0 0 0-4-4H4M9 17l-5-5 5-5');
export const clockIcon: TemplateResult = /* @__PURE__ */ icon('M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0M12 6v6l4 2');
export const closeIcon: TemplateResult = /* @__PURE__ */ icon('M18 6 6 18M6 6l12 12');
export const chevronIcon: TemplateResult = /* @__PURE__ */ icon('M9 18l6-6-6-6');
export const offlineIcon: TemplateResult = /* @__PURE__ */ icon(
  'M12 20h.01M8.5 16.429a5 5 0 0 1 7 0M5 12.859a10 10 0 0 1 5.17-2.69M19 12.859a10 10 0 0 0-2.007-1.523M2 8.82a15 15 0 0 1 4.177-2.643M22 8.82a15 15 0 0 0-11.288-3.764M2 2l20 20',
);
export const copyIcon: TemplateResult = /* @__PURE__ */ icon(
  'M10 8h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H10a2 2 0 0 1-2-2V10a2 2 0 0 1 2-2zM4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2',
);
export const checkIcon: TemplateResult = /* @__PURE__ */ icon('M20 6 9 17l-5-5');
export const retryIcon: TemplateResult = /* @__PURE__ */ icon('M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.74 2.74L3 8M3 3v5h5');
export const warningIcon: TemplateResult = /* @__PURE__ */ icon('M21.73 18l-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3M12 9v4M12 17h.01');
export const fileIcon: TemplateResult = /* @__PURE__ */ icon(
  'M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2zM14 2v5a1 1 0 0 0 1 1h5',
);
export const pencilIcon: TemplateResult = /* @__PURE__ */ icon(
  'M21.174 6.812a1 1 0 0 0-3.986-3.987L3.842 16.174a2 2 0 0 0-.5.83l-1.321 4.352a.5.5 0 0 0 .623.622l4.353-1.32a2 2 0 0 0 .83-.497zM15 5l4 4',
);
export const trashIcon: TemplateResult = /* @__PURE__ */ icon(
  'M10 11v6M14 11v6M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6M3 6h18M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2',
);
export const downIcon: TemplateResult = /* @__PURE__ */ icon('M12 5v14M19 12l-7 7-7-7');
