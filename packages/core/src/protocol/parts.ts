/** Names and states of the AI SDK (UIMessage of `ai` 7). Coding parts have the Agent Client Protocol's names after `data-`. */

/** `streaming`: more comes. */
export type WritingState = 'streaming' | 'done';

export interface TextPart {
  readonly type: 'text';
  readonly text: string;
  readonly state?: WritingState;
}

export interface ReasoningPart {
  readonly type: 'reasoning';
  readonly text: string;
  readonly state?: WritingState;
  /** Sent back to the provider unchanged (signatures, encrypted thoughts). */
  readonly providerMetadata?: ProviderMetadata;
}

export interface FilePart {
  readonly type: 'file' | 'reasoning-file';
  /** IANA media type, e.g. `image/png`. */
  readonly mediaType: string;
  /** An http(s) or data URL. */
  readonly url: string;
  readonly filename?: string;
}

export interface SourceUrlPart {
  readonly type: 'source-url';
  readonly sourceId: string;
  readonly url: string;
  readonly title?: string;
}

export interface SourceDocumentPart {
  readonly type: 'source-document';
  readonly sourceId: string;
  readonly mediaType: string;
  readonly title: string;
  readonly filename?: string;
}

/** The AI SDK's states, in its order. Approval states occur only where a person is asked. */
export type ToolState =
  'input-streaming' | 'input-available' | 'approval-requested' | 'approval-responded' | 'output-available' | 'output-error' | 'output-denied';

export interface ToolApproval {
  readonly id: string;
  readonly approved?: boolean;
  readonly reason?: string;
}

interface ToolFields {
  readonly toolCallId: string;
  readonly state: ToolState;
  readonly title?: string;
  readonly inputText?: string;
  readonly input?: unknown;
  readonly output?: unknown;
  /** A later output will replace this one. */
  readonly preliminary?: boolean;
  readonly errorText?: string;
  readonly approval?: ToolApproval;
  /** Run by the model's provider, not by us. */
  readonly providerExecuted?: boolean;
  readonly providerMetadata?: ProviderMetadata;
}

export interface ToolPart extends ToolFields {
  readonly type: `tool-${string}`;
}

/** A call of a tool known only at run time (MCP, provider tools). */
export interface DynamicToolPart extends ToolFields {
  readonly type: 'dynamic-tool';
  readonly toolName: string;
}

/** JSON of the site. `data-plan`, `data-diff` and `data-terminal` have ACP's shapes. */
export interface DataPart {
  readonly type: `data-${string}`;
  readonly id?: string;
  readonly data: unknown;
}

/** Separates two steps (model calls) of one answer. */
export interface StepStartPart {
  readonly type: 'step-start';
}

/** A provider's part, passed through unchanged; `kind` is `{provider}.{type}`. */
export interface CustomPart {
  readonly type: 'custom';
  readonly kind: string;
  readonly providerMetadata?: ProviderMetadata;
}

export type ProviderMetadata = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export type Part =
  TextPart | ReasoningPart | FilePart | SourceUrlPart | SourceDocumentPart | ToolPart | DynamicToolPart | DataPart | StepStartPart | CustomPart;

export function isToolPart(part: Part): part is ToolPart | DynamicToolPart {
  return part.type === 'dynamic-tool' || part.type.startsWith('tool-');
}

export function toolNameOf(part: ToolPart | DynamicToolPart): string {
  return part.type === 'dynamic-tool' ? part.toolName : part.type.slice('tool-'.length);
}

/** The text to which deltas are appended: `text` of text and reasoning, `inputText` of a tool call, '' of others. */
export function growingText(part: Part | undefined): string {
  if (part === undefined) return '';
  if (part.type === 'text' || part.type === 'reasoning') return part.text;
  return isToolPart(part) ? (part.inputText ?? '') : '';
}

/** Appends to the growing text; returns other parts unchanged. */
export function grow(part: Part, text: string): Part {
  if (part.type === 'text' || part.type === 'reasoning') return { ...part, text: part.text + text };
  return isToolPart(part) ? { ...part, inputText: (part.inputText ?? '') + text } : part;
}

/** The parts of an ended message: nothing streams, and no text contains a lone surrogate. Unchanged parts stay the same objects. */
export function finishedParts(parts: readonly Part[]): readonly Part[] {
  return parts.map((part) => {
    if (part.type !== 'text' && part.type !== 'reasoning') return part;
    const text = wellFormed(part.text);
    if (part.state !== 'streaming' && text === part.text) return part;
    return { ...part, text, ...(part.state === 'streaming' && { state: 'done' as const }) };
  });
}

/** Replaces each lone surrogate, which no encoding can carry, by U+FFFD. */
export function wellFormed(text: string): string {
  return /\p{Surrogate}/u.test(text) ? text.replaceAll(/\p{Surrogate}/gu, '\ufffd') : text;
}
