/** Checks what an agent yields: agents are the site's code. */
import type { AnswerEvent } from '@loqui/core/codecs';
import type { FinishReason, Part } from '@loqui/core/protocol';
import * as v from 'valibot';
import { NotJsonError, plainJson } from '../guard/plain-json.js';
import { isPageAddress, isWebAddress } from '../guard/web-address.js';
import { withoutBidi } from '../guard/names.js';

/** Most levels of JSON in a part. */
const DEPTH = 64;

/** The details are only logged. */
export class BadAnswerError extends Error {
  override readonly name = 'BadAnswerError';
  constructor(
    readonly code: 'agent-bad-part' | 'agent-too-large' | 'agent-bad-answer',
    details: string,
    options?: ErrorOptions,
  ) {
    super(details, options);
  }
}

const text = v.string();
const optionalText = v.optional(v.string());
const writing = { text, state: v.optional(v.picklist(['streaming', 'done'])) };
const address = v.pipe(v.string(), v.check(isWebAddress, 'must be an absolute http(s) address'));
/** A source may be a document of the site itself. */
const sourceAddress = v.pipe(v.string(), v.check(isPageAddress, 'must be an http(s) address, or one relative to the page'));
const fileName = v.optional(v.pipe(v.string(), v.transform(withoutBidi)));
const file = { mediaType: text, url: address, filename: fileName };
const tool = {
  toolCallId: text,
  state: v.picklist(['input-streaming', 'input-available', 'approval-requested', 'approval-responded', 'output-available', 'output-error', 'output-denied']),
  title: optionalText,
  inputText: optionalText,
  preliminary: v.optional(v.boolean()),
  errorText: optionalText,
  approval: v.optional(v.looseObject({ id: text, approved: v.optional(v.boolean()), reason: optionalText })),
  providerExecuted: v.optional(v.boolean()),
};

/** By type. More fields are JSON and stay. */
const parts: Readonly<Record<string, v.GenericSchema>> = {
  text: v.looseObject(writing),
  reasoning: v.looseObject(writing),
  file: v.looseObject(file),
  'reasoning-file': v.looseObject(file),
  'source-url': v.looseObject({ sourceId: text, url: sourceAddress, title: optionalText }),
  'source-document': v.looseObject({ sourceId: text, mediaType: text, title: text, filename: fileName }),
  'dynamic-tool': v.looseObject({ ...tool, toolName: text }),
  'step-start': v.looseObject({}),
  custom: v.looseObject({ kind: text }),
};
const toolPart = v.looseObject(tool);
const dataPart = v.pipe(
  v.looseObject({ id: optionalText, data: v.optional(v.unknown()) }),
  v.check((part) => 'data' in part, 'needs its data'),
);

function schemaOf(type: unknown): v.GenericSchema | undefined {
  if (typeof type !== 'string') return undefined;
  if (Object.hasOwn(parts, type)) return parts[type];
  if (/^tool-.{1,128}$/su.test(type)) return toolPart;
  return /^data-[\w-]{1,64}$/.test(type) ? dataPart : undefined;
}

/** Returns a copy and its size in characters of JSON, about. @throws BadAnswerError `agent-bad-part`, `agent-too-large` */
export function checkPart(input: unknown, size: number): { readonly part: Part; readonly size: number } {
  const plain = toPlainJson(input, 'The part', size);
  const schema = schemaOf((plain.value as { type?: unknown } | null)?.type);
  if (schema === undefined) throw bad(`A part of type ${shown((plain.value as { type?: unknown } | null)?.type)} is not known.`);
  const result = v.safeParse(schema, plain.value, { abortEarly: true });
  if (result.success) return { part: result.output as Part, size: plain.size };
  const [issue] = result.issues;
  throw bad(`The part of type ${shown((plain.value as { type: unknown }).type)}: ${v.getDotPath(issue) ?? 'it'}: ${issue.message}`);
}

/** `checkPart` still has to check a part's value. @throws BadAnswerError `agent-bad-part` */
export function checkYielded(yielded: unknown): string | AnswerEvent {
  if (typeof yielded === 'string') return yielded;
  if (typeof yielded !== 'object' || yielded === null) throw bad(`It yielded ${shown(yielded)}: yield strings or answer events.`);
  // Each field is read once: a getter may return another value later.
  const { type, part, value, text: more, model, usage, reason, raw, error } = fieldsOf(yielded);
  switch (type) {
    case 'part':
      return { type, part: partNumber(part), value: value as Part };
    case 'delta':
      if (typeof more !== 'string') throw bad(`A delta's text is ${shown(more)}, not a string.`);
      return { type, part: partNumber(part), text: more };
    case 'model':
      if (typeof model !== 'string') throw bad(`The model's name is ${shown(model)}, not a string.`);
      return { type, model: model.slice(0, 256) };
    case 'usage':
      return { type, usage: usageOf(usage) };
    case 'finish':
      return {
        type,
        reason: typeof reason === 'string' && Object.hasOwn(REASONS, reason) ? (reason as FinishReason) : 'other',
        raw: typeof raw === 'string' ? raw.slice(0, 256) : undefined,
      };
    case 'error':
      return { type, error: failureOf(error) };
    default:
      throw bad(`It yielded an event of type ${shown(type)}, which is not known.`);
  }
}

const REASONS: Readonly<Record<FinishReason, true>> = {
  stop: true,
  length: true,
  'content-filter': true,
  refusal: true,
  'tool-calls': true,
  error: true,
  other: true,
};

const FIELDS = ['type', 'part', 'value', 'text', 'model', 'usage', 'reason', 'raw', 'error'] as const;

function fieldsOf(yielded: object): Partial<Record<(typeof FIELDS)[number], unknown>> {
  try {
    return Object.fromEntries(FIELDS.map((name) => [name, (yielded as Readonly<Record<string, unknown>>)[name]]));
  } catch (cause) {
    throw new BadAnswerError('agent-bad-part', 'It yielded an object that threw an error while it was read.', { cause });
  }
}

function partNumber(part: unknown): number {
  if (typeof part !== 'number' || !Number.isInteger(part) || part < 0) throw bad(`A part's number is ${shown(part)}: number parts from 0.`);
  return part;
}

const COUNTS = ['inputTokens', 'outputTokens', 'reasoningTokens', 'cachedInputTokens', 'cacheWriteInputTokens'] as const;

/** Drops counts that are no numbers: a wrong count does not fail the answer. */
function usageOf(usage: unknown): Extract<AnswerEvent, { type: 'usage' }>['usage'] {
  const { value } = toPlainJson(usage, 'The usage', 10_000);
  if (typeof value !== 'object' || value === null) throw bad('The usage is no object of counts.');
  const counts = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(COUNTS.filter((name) => typeof counts[name] === 'number' && counts[name] >= 0).map((name) => [name, counts[name]]));
}

function failureOf(error: unknown): { code: string; message: string } {
  const { value } = toPlainJson(error, 'The error', 100_000);
  const { code, message } = (value ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code !== 'string' || typeof message !== 'string') throw bad('An error event needs `error: { code, message }`, both strings.');
  return { code, message };
}

function toPlainJson(input: unknown, name: string, size: number): { value: unknown; size: number } {
  try {
    return plainJson(input, name, { depth: DEPTH, size, growing: true });
  } catch (cause) {
    if (!(cause instanceof NotJsonError)) throw cause;
    throw new BadAnswerError(cause.tooLarge ? 'agent-too-large' : 'agent-bad-part', cause.message, { cause });
  }
}

function bad(details: string): BadAnswerError {
  return new BadAnswerError('agent-bad-part', details);
}

function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 80));
  return value === null || typeof value !== 'object' ? String(value) : 'an object';
}
