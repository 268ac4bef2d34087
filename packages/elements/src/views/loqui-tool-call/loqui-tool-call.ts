import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { DynamicToolPart, ToolPart } from '@loqui/core';
import { Localize } from '../../localize/localize.js';
import { icon } from '../../primitives/icon.js';
import { checkIcon, chevronIcon, warningIcon } from '../../primitives/icons.js';
import { setStates } from '../../states.js';
import { baseStyles } from '../../styles/base.styles.js';
import { disclosureStyles } from '../../styles/disclosure.styles.js';
import { dotsStyles } from '../../styles/dots.styles.js';
import styles from './loqui-tool-call.styles.js';
import { property } from '../../property.js';
import { isPart } from '../../property-shapes.js';
import { strings } from './loqui-tool-call.strings.js';

/** Lucide's paths (ISC licence). Other names in Lucide: denied is `ban`, tool `wrench`, waiting `hourglass`. */
const toolIcon: TemplateResult = /* @__PURE__ */ icon(
  'M14.7 6.3a1 1 0 0 0 0 1.4l1.6 1.6a1 1 0 0 0 1.4 0l3.106-3.105c.32-.322.863-.22.983.218a6 6 0 0 1-8.259 7.057l-7.91 7.91a1 1 0 0 1-2.999-3l7.91-7.91a6 6 0 0 1 7.057-8.259c.438.12.54.662.219.984z',
);
const deniedIcon: TemplateResult = /* @__PURE__ */ icon('M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0M4.929 4.929 19.07 19.071');
const waitingIcon: TemplateResult = /* @__PURE__ */ icon(
  'M5 22h14M5 2h14M17 22v-4.172a2 2 0 0 0-.586-1.414L12 12l-4.414 4.414A2 2 0 0 0 7 17.828V22M7 2v4.172a2 2 0 0 0 .586 1.414L12 12l4.414-4.414A2 2 0 0 0 17 6.172V2',
);

/** Longest text shown of one value, in characters: a tool may return a whole file. */
const LONGEST = 20_000;

/**
 * @summary An agent's tool call: name, brief input, state. Opens to show input and output.
 * @tag loqui-tool-call
 *
 * @csspart base - The card.
 * @csspart summary - The line that is always visible.
 * @csspart name - The tool's name.
 * @csspart state - Its state.
 * @csspart input - The input.
 * @csspart output - The output, or the error.
 *
 * @cssState running - Its input is being written, or it runs.
 * @cssState waiting - Waits for a person's approval.
 * @cssState done - It has an output.
 * @cssState failed - It failed, or was not allowed.
 */
export class LoquiToolCall extends LitElement {
  static override styles = [baseStyles, disclosureStyles, dotsStyles, styles];

  #internals = this.attachInternals();
  #localize = new Localize(this, strings);

  @state() private open = false;

  @property({ attribute: false, optional: true, shape: isPart }) call?: ToolPart | DynamicToolPart;

  /** The run of the call has ended: a call without an output never runs. */
  @property({ type: Boolean }) over = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    const progress = this.call && progressOf(this.call, this.over);
    if (changed.has('call') || changed.has('over')) {
      setStates(this.#internals, {
        running: progress === 'running',
        waiting: progress === 'waiting',
        done: progress === 'done',
        failed: progress === 'failed' || progress === 'denied',
      });
    }
  }

  #onToggle = (event: Event): void => {
    this.open = (event.currentTarget as HTMLDetailsElement).open;
  };

  override render(): unknown {
    const { call } = this;
    if (!call) return nothing;
    const name = 'toolName' in call ? call.toolName : call.type.slice('tool-'.length);
    const progress = progressOf(call, this.over);
    return html`<details part="base" class=${progress} @toggle=${this.#onToggle}>
      <summary part="summary">
        <span class="chevron">${chevronIcon}</span>
        <span class="lead">${toolIcon}</span>
        <span part="name" class="name"><bdi>${call.title ?? name}</bdi></span>
        <span class="brief"><span dir="auto">${briefOf(call)}</span></span>
        <span part="state" class="state">${this.#progress(progress)}</span>
      </summary>
      ${this.open ? this.#details(call) : nothing}
    </details>`;
  }

  #progress(progress: Progress): TemplateResult {
    const [icon, label] = {
      running: [html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>`, 'toolRunning'] as const,
      waiting: [waitingIcon, 'toolWaiting'] as const,
      done: [checkIcon, 'toolDone'] as const,
      failed: [warningIcon, 'toolFailed'] as const,
      denied: [deniedIcon, 'toolDenied'] as const,
      idle: [nothing, 'toolNotRun'] as const,
    }[progress];
    const quiet = progress === 'running' || progress === 'done';
    return html`${icon}<span class=${quiet ? 'visually-hidden' : 'label'}>${this.#localize.term(label)}</span>`;
  }

  #details(call: ToolPart | DynamicToolPart): TemplateResult {
    const input = call.input === undefined ? (call.inputText ?? '') : jsonOf(call.input);
    const output = call.errorText ?? call.approval?.reason ?? (call.output === undefined ? '' : jsonOf(call.output));
    return html`<div class="details">
      ${input === '' ? nothing : this.#block('input', this.#localize.term('toolInput'), input)}
      ${output === '' ? nothing : this.#block('output', this.#localize.term('toolOutput'), output)}
    </div>`;
  }

  /** Wide lines scroll inside the block, so the keyboard must reach it. */
  #block(part: 'input' | 'output', label: string, text: string): TemplateResult {
    return html`<div class="label">${label}</div>
      <pre part=${part} tabindex="0" role="region" aria-label=${label} dir="ltr">${text}</pre>`;
  }
}

type Progress = 'running' | 'waiting' | 'done' | 'failed' | 'denied' | 'idle';

function progressOf(call: ToolPart | DynamicToolPart, over: boolean): Progress {
  const progress = stateOf(call);
  if (!over || (progress !== 'running' && progress !== 'waiting')) return progress;
  return call.state === 'output-available' ? 'done' : 'idle';
}

function stateOf(call: ToolPart | DynamicToolPart): Exclude<Progress, 'idle'> {
  switch (call.state) {
    case 'input-streaming':
    case 'input-available':
      return 'running';
    case 'approval-requested':
      return 'waiting';
    case 'approval-responded':
      return call.approval?.approved === false ? 'denied' : 'running';
    case 'output-available':
      return call.preliminary ? 'running' : 'done';
    case 'output-error':
      return 'failed';
    case 'output-denied':
      return 'denied';
  }
}

/** The first plain values of the input, as `key: value`. */
function briefOf(call: ToolPart | DynamicToolPart): string {
  const { input } = call;
  if (typeof input === 'string') return input;
  if (typeof input !== 'object' || input === null) return '';
  const plain = Object.entries(input).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value));
  return plain
    .slice(0, 3)
    .map(([key, value]) => `${key}: ${String(value)}`)
    .join(' · ')
    .slice(0, 200);
}

/** Text as it is, anything else as indented JSON. */
function jsonOf(value: unknown): string {
  // JSON.stringify returns undefined for what JSON cannot hold, against its declared type.
  const text = typeof value === 'string' ? value : ((JSON.stringify(value, null, 2) as string | undefined) ?? String(value));
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}\n…` : text;
}
