/** Tabs that show one panel at a time, where only one fits. */
import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

export interface Tab {
  readonly key: unknown;
  readonly name: string;
  /** Id of the panel it shows. */
  readonly panel: string;
}

export function switcher(tabs: readonly Tab[], shown: number, label: string, show: (index: number) => void): TemplateResult {
  return html`<div part="switcher" role="tablist" aria-label=${label} @keydown=${(event: KeyboardEvent) => onKey(event, show)}>
    ${repeat(
      tabs,
      ({ key }) => key,
      ({ name, panel }, index) =>
        html`<button
          part="tab"
          id=${`tab-${panel}`}
          type="button"
          role="tab"
          aria-controls=${panel}
          aria-selected=${String(index === shown)}
          tabindex=${index === shown ? '0' : '-1'}
          @click=${() => show(index)}
        >
          <span>${name}</span>
        </button>`,
    )}
  </div>`;
}

function onKey(event: KeyboardEvent, show: (index: number) => void): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const list = event.currentTarget as HTMLElement;
  const tabs = [...list.querySelectorAll<HTMLElement>('[role=tab]')];
  const at = tabs.indexOf(event.target as HTMLElement);
  const forward = list.matches(':dir(rtl)') ? 'ArrowLeft' : 'ArrowRight';
  const backward = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
  const to = { [forward]: at + 1, [backward]: at - 1, Home: 0, End: -1 }[event.key];
  if (to === undefined || at < 0) return;
  event.preventDefault();
  const next = tabs.at(to % tabs.length);
  show(next ? tabs.indexOf(next) : 0);
  next?.focus();
}
