/** The parts of a message. An unknown part shows nothing; a page may fill the slot of its name. */
import { html, nothing, type TemplateResult } from 'lit';
import type { DataPart, DynamicToolPart, FilePart, Message, Part, SourceDocumentPart, SourceUrlPart, ToolPart } from '@loqui/core';
import { need } from '../../lazy.js';
import type { Localize } from '../../localize/localize.js';
import { fileIcon } from '../../primitives/icons.js';
import { exportparts } from '../../styles/forwarded-parts.js';
import { safeAddress } from '../safe-address.js';
import { isMarkdown, piecesOf, type Piece } from './plain-text.js';
import type { strings } from './loqui-message.strings.js';

function isTool(part: Part): part is ToolPart | DynamicToolPart {
  return part.type === 'dynamic-tool' || part.type.startsWith('tool-');
}

export type EarlyEnd = 'cutOff' | 'withheld' | 'declined' | 'noAnswer';

/** `undefined` for a complete answer, and where only the failure itself is known. */
export function earlyEndOf({ finishReason, error }: Message): EarlyEnd | undefined {
  if (finishReason === 'length') return 'cutOff';
  if (finishReason === 'content-filter') return 'withheld';
  if (finishReason === 'refusal') return 'declined';
  return error?.code === 'empty-answer' ? 'noAnswer' : undefined;
}

/** The provider has summarised earlier messages, of which the model now knows less. */
function isCompaction(part: Part): boolean {
  return part.type === 'custom' && part.kind.endsWith('.compaction');
}

export function isSource(part: Part): part is SourceUrlPart | SourceDocumentPart {
  return part.type === 'source-url' || part.type === 'source-document';
}

export function markdownOf(message: Message): string {
  return message.parts.flatMap((part) => (part.type === 'text' && part.text !== '' ? [part.text] : [])).join('\n\n');
}

/** Beginning of the text on one line, as a quote. */
export function beginningOf(message: Message): string {
  const part = message.parts.find((each) => each.type === 'text');
  return (part && 'text' in part && typeof part.text === 'string' ? part.text : '').slice(0, 400).replace(/\s+/g, ' ').slice(0, 140);
}

function hasContent(message: Message): boolean {
  return message.parts.some((part) =>
    part.type === 'text' || part.type === 'reasoning' ? part.text !== '' : part.type !== 'step-start' && part.type !== 'custom',
  );
}

/** The grown text, if a delta changed nothing else. */
export function grownText(before: Message, message: Message): string | undefined {
  const part = message.parts.at(-1);
  const old = before.parts.at(-1);
  if (message.status !== 'streaming' || message.role === 'user' || part?.type !== 'text' || old?.type !== 'text') return undefined;
  if (old.text === '' || part.text === '' || part.state !== old.state || before.parts.length !== message.parts.length) return undefined;
  if (message.parts.some((each, index) => each !== before.parts[index] && each !== part)) return undefined;
  const names = Object.keys(message) as (keyof Message)[];
  return names.length === Object.keys(before).length && names.every((name) => name === 'parts' || message[name] === before[name]) ? part.text : undefined;
}

/** Longest text of a person that is shown whole, in characters and in lines. */
const LONG = { characters: 1_600, lines: 18 };

/** A person’s text that is folded until it is wanted: a log or a file that was pasted must not push the talk away. */
export function isLong({ role, parts }: Message): boolean {
  return role === 'user' && parts.some((part) => part.type === 'text' && (part.text.length > LONG.characters || part.text.split('\n').length > LONG.lines));
}

export function foldTemplate(unfolded: boolean, reachable: boolean, localize: Localize<typeof strings>, toggle: () => unknown): TemplateResult {
  return html`<button class="button link fold" type="button" tabindex=${reachable ? 0 : -1} aria-expanded=${String(unfolded)} @click=${toggle}>
    ${localize.term(unfolded ? 'showLess' : 'showAll')}
  </button>`;
}

/** Code, lists or several paragraphs of a person. */
export function hasBlocks({ role, parts }: Message): boolean {
  return role === 'user' && parts.some((part) => part.type === 'text' && /^(?:```|~~~|[#>|]|[-*+] |\d+\. )|\n\n/m.test(part.text));
}

export function partTemplates(message: Message, localize: Localize<typeof strings>): unknown[] {
  const parts = message.parts.map((part, index) => partTemplate(message, part, index, localize));
  if (message.status === 'streaming' && !hasContent(message)) parts.push(html`<span class="dots waiting" role="presentation"><i></i><i></i><i></i></span>`);
  return parts;
}

function partTemplate(message: Message, part: Part, index: number, localize: Localize<typeof strings>): unknown {
  const streaming = message.status === 'streaming' && index === message.parts.length - 1;
  if (isTool(part)) {
    need('loqui-tool-call');
    return html`<loqui-tool-call part="tool" .call=${part} .over=${message.status !== 'streaming'}></loqui-tool-call>`;
  }
  if (isData(part)) return html`<slot name=${part.type}></slot>`;
  if (isCompaction(part)) return html`<div part="notice" class="notice">${localize.term('compacted')}</div>`;
  switch (part.type) {
    case 'text':
      return message.role === 'user' ? personText(part.text) : agentText(part.text, streaming && part.state !== 'done');
    case 'file':
      return fileTemplate(part);
    case 'reasoning':
      return reasoning(part.text, streaming && part.state !== 'done');
    default:
      return nothing;
  }
}

function reasoning(text: string, streaming: boolean): unknown {
  if (text === '') return nothing;
  need('loqui-reasoning');
  return html`<loqui-reasoning part="reasoning" .text=${text} .streaming=${streaming}></loqui-reasoning>`;
}

function isData(part: Part): part is DataPart {
  return part.type.startsWith('data-');
}

function agentText(text: string, streaming: boolean): unknown {
  return text === ''
    ? nothing
    : html`<loqui-markdown
        part="text"
        exportparts=${exportparts('loqui-message', 'loqui-markdown')}
        class="markdown"
        .text=${text}
        .streaming=${streaming}
      ></loqui-markdown>`;
}

function personText(text: string): unknown {
  if (isMarkdown(text))
    return html`<loqui-markdown
      part="text"
      exportparts=${exportparts('loqui-message', 'loqui-markdown')}
      class="markdown"
      .text=${hardBreaks(text)}
    ></loqui-markdown>`;
  const pieces = piecesOf(text);
  // Most messages are one text. Set as a property it needs no extra node.
  if (pieces.every(({ kind }) => kind === 'text')) return html`<div part="text" class="plain" dir="auto" .textContent=${text}></div>`;
  // White space between the tags would be visible.
  return html`<div part="text" class="plain" dir="auto">${pieces.map(pieceTemplate)}</div>`;
}

function pieceTemplate(piece: Piece): unknown {
  if (piece.kind === 'text') return piece.text;
  if (piece.kind === 'mention') return html`<span part="mention" class="mention">${piece.text}</span>`;
  return html`<a href=${piece.href} target="_blank" rel="noopener noreferrer nofollow">${piece.text}</a>`;
}

/** Makes a person's line breaks hard, which Markdown would fold; not inside fences. */
function hardBreaks(text: string): string {
  let fenced = false;
  return text
    .split('\n')
    .map((line, index, lines) => {
      if (/^\s{0,3}(?:```|~~~)/.test(line)) fenced = !fenced;
      const next = lines[index + 1];
      return fenced || line.trim() === '' || next === undefined || next.trim() === '' || /^\s{0,3}(?:```|~~~)/.test(line) ? line : `${line}  `;
    })
    .join('\n');
}

export function fileTemplate(part: FilePart): unknown {
  const name = part.filename ?? part.mediaType;
  const address = safeAddress(part.url, { download: true });
  if (address === undefined) return html`<span part="file" class="file">${fileIcon}<span>${name}</span></span>`;
  return html`<a part="file" class="file" href=${address} download=${part.filename ?? ''} target="_blank" rel="noopener noreferrer"
    >${fileIcon}<span>${name}</span></a
  >`;
}
