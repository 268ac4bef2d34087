/** The icons: Lucide's paths (ISC licence), drawn by `currentColor`. One constant each, so that a bundle holds only those it shows. */
import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

/** An icon from its shapes. Hidden from assistive technology: the control around it carries the name. */
function icon(shapes: SVGTemplateResult): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${shapes}</svg>`;
}

/** Lucide `sparkle`. */
export const agentIcon: TemplateResult = /* @__PURE__ */ icon(svg`<path d="M11.017 2.814a1 1 0 0 1 1.966 0l1.051 5.558a2 2 0 0 0 1.594 1.594l5.558 1.051a1 1 0 0 1 0 1.966l-5.558 1.051a2 2 0 0 0-1.594 1.594l-1.051 5.558a1 1 0 0 1-1.966 0l-1.051-5.558a2 2 0 0 0-1.594-1.594l-5.558-1.051a1 1 0 0 1 0-1.966l5.558-1.051a2 2 0 0 0 1.594-1.594z"/>`);
/** Lucide `copy`. */
export const copyIcon: TemplateResult = /* @__PURE__ */ icon(svg`<rect width="14" height="14" x="8" y="8" rx="2" ry="2"/><path d="M4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2"/>`);
/** Lucide `check`. */
export const checkIcon: TemplateResult = /* @__PURE__ */ icon(svg`<path d="M20 6 9 17l-5-5"/>`);
/** Lucide `rotate-ccw`. */
export const retryIcon: TemplateResult = /* @__PURE__ */ icon(svg`<path d="M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.74 2.74L3 8"/><path d="M3 3v5h5"/>`);
/** Lucide `x`. */
export const closeIcon: TemplateResult = /* @__PURE__ */ icon(svg`<path d="M18 6 6 18"/><path d="m6 6 12 12"/>`);
/** Lucide `paperclip`. */
export const attachIcon: TemplateResult = /* @__PURE__ */ icon(svg`<path d="m16 6-8.414 8.586a2 2 0 0 0 2.829 2.829l8.414-8.586a4 4 0 1 0-5.657-5.657l-8.379 8.551a6 6 0 1 0 8.485 8.485l8.379-8.551"/>`);
/** Lucide `at-sign`. */
export const mentionIcon: TemplateResult = /* @__PURE__ */ icon(svg`<circle cx="12" cy="12" r="4"/><path d="M16 8v5a3 3 0 0 0 6 0v-1a10 10 0 1 0-4 8"/>`);
/** Lucide `arrow-up`. */
export const sendIcon: TemplateResult = /* @__PURE__ */ icon(svg`<path d="m5 12 7-7 7 7"/><path d="M12 19V5"/>`);
/** Lucide `square`. */
export const stopIcon: TemplateResult = /* @__PURE__ */ icon(svg`<rect width="18" height="18" x="3" y="3" rx="2"/>`);
/** Lucide `chevron-right`. */
export const chevronIcon: TemplateResult = /* @__PURE__ */ icon(svg`<path d="m9 18 6-6-6-6"/>`);
/** Lucide `arrow-down`. */
export const downIcon: TemplateResult = /* @__PURE__ */ icon(svg`<path d="M12 5v14"/><path d="m19 12-7 7-7-7"/>`);
/** Lucide `wrench`. */
export const toolIcon: TemplateResult = /* @__PURE__ */ icon(svg`<path d="M14.7 6.3a1 1 0 0 0 0 1.4l1.6 1.6a1 1 0 0 0 1.4 0l3.106-3.105c.32-.322.863-.22.983.218a6 6 0 0 1-8.259 7.057l-7.91 7.91a1 1 0 0 1-2.999-3l7.91-7.91a6 6 0 0 1 7.057-8.259c.438.12.54.662.219.984z"/>`);
/** Lucide `file`. */
export const fileIcon: TemplateResult = /* @__PURE__ */ icon(svg`<path d="M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2z"/><path d="M14 2v5a1 1 0 0 0 1 1h5"/>`);
/** Lucide `link`. */
export const linkIcon: TemplateResult = /* @__PURE__ */ icon(svg`<path d="M10 13a5 5 0 0 0 7.54.54l3-3a5 5 0 0 0-7.07-7.07l-1.72 1.71"/><path d="M14 11a5 5 0 0 0-7.54-.54l-3 3a5 5 0 0 0 7.07 7.07l1.71-1.71"/>`);
/** Lucide `triangle-alert`. */
export const warningIcon: TemplateResult = /* @__PURE__ */ icon(svg`<path d="m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3"/><path d="M12 9v4"/><path d="M12 17h.01"/>`);
/** Lucide `wifi-off`. */
export const offlineIcon: TemplateResult = /* @__PURE__ */ icon(svg`<path d="M12 20h.01"/><path d="M8.5 16.429a5 5 0 0 1 7 0"/><path d="M5 12.859a10 10 0 0 1 5.17-2.69"/><path d="M19 12.859a10 10 0 0 0-2.007-1.523"/><path d="M2 8.82a15 15 0 0 1 4.177-2.643"/><path d="M22 8.82a15 15 0 0 0-11.288-3.764"/><path d="m2 2 20 20"/>`);
/** Lucide `trash-2`. */
export const discardIcon: TemplateResult = /* @__PURE__ */ icon(svg`<path d="M10 11v6"/><path d="M14 11v6"/><path d="M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6"/><path d="M3 6h18"/><path d="M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2"/>`);
/** Lucide `reply`. */
export const replyIcon: TemplateResult = /* @__PURE__ */ icon(svg`<path d="M20 18v-2a4 4 0 0 0-4-4H4"/><path d="m9 17-5-5 5-5"/>`);
/** Lucide `wrap-text`. */
export const wrapIcon: TemplateResult = /* @__PURE__ */ icon(svg`<path d="m16 16-3 3 3 3"/><path d="M3 12h14.5a1 1 0 0 1 0 7H13"/><path d="M3 19h6"/><path d="M3 5h18"/>`);
/** Lucide `download`. */
export const downloadIcon: TemplateResult = /* @__PURE__ */ icon(svg`<path d="M12 15V3"/><path d="M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4"/><path d="m7 10 5 5 5-5"/>`);
/** Lucide `message-circle`. */
export const roomIcon: TemplateResult = /* @__PURE__ */ icon(svg`<path d="M2.992 16.342a2 2 0 0 1 .094 1.167l-1.065 3.29a1 1 0 0 0 1.236 1.168l3.413-.998a2 2 0 0 1 1.099.092 10 10 0 1 0-4.777-4.719"/>`);
/** Lucide `ban`. */
export const deniedIcon: TemplateResult = /* @__PURE__ */ icon(svg`<circle cx="12" cy="12" r="10"/><path d="M4.929 4.929 19.07 19.071"/>`);
/** Lucide `hourglass`. */
export const waitingIcon: TemplateResult = /* @__PURE__ */ icon(svg`<path d="M5 22h14"/><path d="M5 2h14"/><path d="M17 22v-4.172a2 2 0 0 0-.586-1.414L12 12l-4.414 4.414A2 2 0 0 0 7 17.828V22"/><path d="M7 2v4.172a2 2 0 0 0 .586 1.414L12 12l4.414-4.414A2 2 0 0 0 17 6.172V2"/>`);
/** Lucide `search`. */
export const searchIcon: TemplateResult = /* @__PURE__ */ icon(svg`<path d="m21 21-4.34-4.34"/><circle cx="11" cy="11" r="8"/>`);
