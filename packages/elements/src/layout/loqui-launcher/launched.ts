/** What a launcher opens: a child of it, or what it makes of its `<template>` when it is opened for the first time. */
import { needAll } from '../../lazy.js';

/** As far as a launcher knows a panel. */
interface Panel extends HTMLElement {
  readonly updateComplete?: Promise<unknown>;
  focusComposer?(): void;
}

export class Launched {
  /** Made of the template. */
  #made: readonly Node[] = [];

  constructor(private readonly launcher: HTMLElement) {}

  /** It can be ended, and made anew. */
  get isFromTemplate(): boolean {
    return this.#template !== null;
  }

  get #template(): HTMLTemplateElement | null {
    return this.launcher.querySelector<HTMLTemplateElement>(':scope > template');
  }

  get panel(): Panel | null {
    return this.launcher.querySelector<Panel>(':scope > :not(template, [slot])');
  }

  /** Puts it into the page, and fetches what it is made of. */
  begin(): void {
    const template = this.#template;
    if (template && !this.panel) {
      const content = document.importNode(template.content, true);
      this.#made = [...content.childNodes];
      this.launcher.append(content);
    }
    needAll(this.launcher);
  }

  /** Takes what was made out of the page: its connection ends. */
  end(): void {
    this.#made.forEach((node) => (node as ChildNode).remove());
    this.#made = [];
  }

  /** The panel, defined and drawn. */
  async ready(): Promise<Panel | null> {
    const { panel } = this;
    if (!panel) return null;
    if (panel.localName.includes('-')) await customElements.whenDefined(panel.localName);
    await panel.updateComplete;
    return panel;
  }
}
