/** The icons of elements that are fetched when they are needed, apart from the others so that they come with them: Lucide's paths (ISC licence). */
import type { TemplateResult } from 'lit';
import { icon } from './icon.js';

/** Lucide `clock`. */
export const clockIcon: TemplateResult = /* @__PURE__ */ icon('M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0M12 6v6l4 2');
/** Lucide `x`. */
export const closeIcon: TemplateResult = /* @__PURE__ */ icon('M18 6 6 18M6 6l12 12');
/** Lucide `chevron-right`. */
export const chevronIcon: TemplateResult = /* @__PURE__ */ icon('M9 18l6-6-6-6');
/** Lucide `arrow-down`. */
export const downIcon: TemplateResult = /* @__PURE__ */ icon('M12 5v14M19 12l-7 7-7-7');
/** Lucide `wrench`. */
export const toolIcon: TemplateResult = /* @__PURE__ */ icon(
  'M14.7 6.3a1 1 0 0 0 0 1.4l1.6 1.6a1 1 0 0 0 1.4 0l3.106-3.105c.32-.322.863-.22.983.218a6 6 0 0 1-8.259 7.057l-7.91 7.91a1 1 0 0 1-2.999-3l7.91-7.91a6 6 0 0 1 7.057-8.259c.438.12.54.662.219.984z',
);
/** Lucide `wifi-off`. */
export const offlineIcon: TemplateResult = /* @__PURE__ */ icon(
  'M12 20h.01M8.5 16.429a5 5 0 0 1 7 0M5 12.859a10 10 0 0 1 5.17-2.69M19 12.859a10 10 0 0 0-2.007-1.523M2 8.82a15 15 0 0 1 4.177-2.643M22 8.82a15 15 0 0 0-11.288-3.764M2 2l20 20',
);
/** Lucide `wrap-text`. */
export const wrapIcon: TemplateResult = /* @__PURE__ */ icon('M16 16l-3 3 3 3M3 12h14.5a1 1 0 0 1 0 7H13M3 19h6M3 5h18');
/** Lucide `ban`. */
export const deniedIcon: TemplateResult = /* @__PURE__ */ icon('M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0M4.929 4.929 19.07 19.071');
/** Lucide `hourglass`. */
export const waitingIcon: TemplateResult = /* @__PURE__ */ icon(
  'M5 22h14M5 2h14M17 22v-4.172a2 2 0 0 0-.586-1.414L12 12l-4.414 4.414A2 2 0 0 0 7 17.828V22M7 2v4.172a2 2 0 0 0 .586 1.414L12 12l4.414-4.414A2 2 0 0 0 17 6.172V2',
);
/** Lucide `download`. */
export const downloadIcon: TemplateResult = /* @__PURE__ */ icon('M12 15V3M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4M7 10l5 5 5-5');
/** Lucide `copy`. */
export const copyIcon: TemplateResult = /* @__PURE__ */ icon(
  'M10 8h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H10a2 2 0 0 1-2-2V10a2 2 0 0 1 2-2zM4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2',
);
/** Lucide `check`. */
export const checkIcon: TemplateResult = /* @__PURE__ */ icon('M20 6 9 17l-5-5');
/** Lucide `rotate-ccw`. */
export const retryIcon: TemplateResult = /* @__PURE__ */ icon('M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.74 2.74L3 8M3 3v5h5');
/** Lucide `triangle-alert`. */
export const warningIcon: TemplateResult = /* @__PURE__ */ icon('M21.73 18l-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3M12 9v4M12 17h.01');
/** Lucide `file`. */
export const fileIcon: TemplateResult = /* @__PURE__ */ icon(
  'M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2zM14 2v5a1 1 0 0 0 1 1h5',
);
/** Lucide `pencil`. */
export const pencilIcon: TemplateResult = /* @__PURE__ */ icon(
  'M21.174 6.812a1 1 0 0 0-3.986-3.987L3.842 16.174a2 2 0 0 0-.5.83l-1.321 4.352a.5.5 0 0 0 .623.622l4.353-1.32a2 2 0 0 0 .83-.497zM15 5l4 4',
);
/** Lucide `trash-2`. */
export const trashIcon: TemplateResult = /* @__PURE__ */ icon(
  'M10 11v6M14 11v6M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6M3 6h18M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2',
);
