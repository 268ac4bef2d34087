/** A message at rest has at most 30 nodes: no white space between tags, texts as properties (Lit adds a node to a bound text), no nested template. */
import { html, type TemplateResult } from 'lit';

export interface Row {
  readonly classes: string;
  /** Avatar or time; empty for a bubble. */
  readonly face: unknown;
  readonly head: unknown;
  readonly parts: readonly unknown[];
  readonly below: unknown;
  readonly actions: Actions;
}

export interface Actions {
  readonly none: boolean;
  /** Keeps the height of the buttons while no action is offered. */
  readonly placed: boolean;
  readonly label: string;
  readonly tabindex: number;
  readonly onMore: (event: Event) => void;
  readonly buttons: unknown;
}

export function rowTemplate({ classes, face, head, parts, below, actions }: Row): TemplateResult {
  const { none, placed, label, tabindex, onMore, buttons } = actions;
  // prettier-ignore
  return html`<div part="base" class=${classes}>${face}<div class="content">${head}<div part="body" class="body">${parts}</div>${below}<div part="actions" class="actions" ?hidden=${none && !placed}><button part="more" class="icon-button more" type="button" tabindex=${tabindex} title=${label} aria-label=${label} aria-haspopup="menu" ?hidden=${none} @click=${onMore}></button>${buttons}</div></div></div>`;
}

/** In a bubble. @param time shown beside it while the row is used */
export function bubbleTemplate({ classes, head, parts, below, actions }: Row, time: unknown): TemplateResult {
  const { none, label, tabindex, onMore, buttons } = actions;
  // prettier-ignore
  return html`<div part="base" class=${classes}><div class="content">${head}<div part="body" class="body">${parts}${time}<div part="actions" class="actions" ?hidden=${none}><button part="more" class="icon-button more" type="button" tabindex=${tabindex} title=${label} aria-label=${label} aria-haspopup="menu" ?hidden=${none} @click=${onMore}></button>${buttons}</div></div>${below}</div></div>`;
}
