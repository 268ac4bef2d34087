/**
 * The pieces of a message. Names and states are the AI SDK's (UIMessage of `ai` 7), the field's common tongue;
 * coding parts use the Agent Client Protocol's words under `data-`.
 */

/** Written piece by piece (`streaming`) or finished (`done`). */
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
  /** Opaque to us; sent back to the provider unchanged (signatures, encrypted thoughts). */
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

/** How far a tool call has come. The order is the AI SDK's; approval states occur only where a person is asked. */
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
  /** The input as it streams in, JSON in the making; `input` holds the value once it is whole. */
  readonly inputText?: string;
  readonly input?: unknown;
  readonly output?: unknown;
  /** True while a later output will replace this one. */
  readonly preliminary?: boolean;
  readonly errorText?: string;
  readonly approval?: ToolApproval;
  /** Run by the model's provider, not by us. */
  readonly providerExecuted?: boolean;
  readonly providerMetadata?: ProviderMetadata;
}

/** A call of a tool that the site knows by name. */
export interface ToolPart extends ToolFields {
  readonly type: `tool-${string}`;
}

/** A call of a tool known only at run time (MCP, provider tools). */
export interface DynamicToolPart extends ToolFields {
  readonly type: 'dynamic-tool';
  readonly toolName: string;
}

/** Any JSON of the site's own; `data-plan`, `data-diff` and `data-terminal` carry ACP's shapes. */
export interface DataPart {
  readonly type: `data-${string}`;
  readonly id?: string;
  readonly data: unknown;
}

/** The border between two steps of one answer (a model call each). */
export interface StepStartPart {
  readonly type: 'step-start';
}

/** A provider's own part that we pass through untouched; `kind` is `{provider}.{type}`. */
export interface CustomPart {
  readonly type: 'custom';
  readonly kind: string;
  readonly providerMetadata?: ProviderMetadata;
}

export type ProviderMetadata = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export type Part =
  TextPart | ReasoningPart | FilePart | SourceUrlPart | SourceDocumentPart | ToolPart | DynamicToolPart | DataPart | StepStartPart | CustomPart;

/** True for both kinds of tool part. */
export function isToolPart(part: Part): part is ToolPart | DynamicToolPart {
  return part.type === 'dynamic-tool' || part.type.startsWith('tool-');
}

/** The name of the tool a part calls. */
export function toolNameOf(part: ToolPart | DynamicToolPart): string {
  return part.type === 'dynamic-tool' ? part.toolName : part.type.slice('tool-'.length);
}

/** The text that grows by deltas: of text and reasoning their `text`, of a tool call its `inputText`; else ''. */
export function growingText(part: Part | undefined): string {
  if (part === undefined) return '';
  if (part.type === 'text' || part.type === 'reasoning') return part.text;
  return isToolPart(part) ? (part.inputText ?? '') : '';
}

/** The part with `text` added to its growing text. A part that does not grow is returned as it is. */
export function grow(part: Part, text: string): Part {
  if (part.type === 'text' || part.type === 'reasoning') return { ...part, text: part.text + text };
  return isToolPart(part) ? { ...part, inputText: (part.inputText ?? '') + text } : part;
}
