/**
 * The nodes of one message. A long list has many rows, so a row at rest has at most 30 nodes: no white space between the tags, texts set as properties (Lit
 * adds a comment to a bound text), and no nested template for the buttons, whose place both shapes repeat.
 */
import { html, type TemplateResult } from 'lit';

/** What fills a row. */
export interface Row {
  readonly classes: string;
  /** Avatar or time; empty for a bubble. */
  readonly face: unknown;
  /** Name, time, and the quote of the message it answers. */
  readonly head: unknown;
  readonly parts: readonly unknown[];
  /** How it ended, its sources, the menu. */
  readonly below: unknown;
  readonly actions: Actions;
}

/** The buttons of a row. */
export interface Actions {
  /** No action is offered. */
  readonly none: boolean;
  /** The buttons' place keeps its height while no action is offered. */
  readonly placed: boolean;
  readonly label: string;
  readonly tabindex: number;
  readonly onMore: (event: Event) => void;
  /** Rendered while the row is in use. */
  readonly buttons: unknown;
}

/** At the start of the line, beside the author's avatar. */
export function rowTemplate({ classes, face, head, parts, below, actions }: Row): TemplateResult {
  const { none, placed, label, tabindex, onMore, buttons } = actions;
  // prettier-ignore
  return html`<div part="base" class=${classes}>${face}<div class="content">${head}<div part="body" class="body">${parts}</div>${below}<div part="actions" class="actions" ?hidden=${none && !placed}><button part="more" class="icon-button more" type="button" tabindex=${tabindex} title=${label} aria-label=${label} aria-haspopup="menu" ?hidden=${none} @click=${onMore}></button>${buttons}</div></div></div>`;
}

/** In a bubble at the end of the line. @param time shown beside it while the row is in use */
export function bubbleTemplate({ classes, head, parts, below, actions }: Row, time: unknown): TemplateResult {
  const { none, label, tabindex, onMore, buttons } = actions;
  // prettier-ignore
  return html`<div part="base" class=${classes}><div class="content">${head}<div part="body" class="body">${parts}${time}<div part="actions" class="actions" ?hidden=${none}><button part="more" class="icon-button more" type="button" tabindex=${tabindex} title=${label} aria-label=${label} aria-haspopup="menu" ?hidden=${none} @click=${onMore}></button>${buttons}</div></div>${below}</div></div>`;
}
