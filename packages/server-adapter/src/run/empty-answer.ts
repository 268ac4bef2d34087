import { isToolPart, type Failure, type FinishReason, type Part } from '@loqui/core/protocol';

/** An answer without visible content fails, so that nobody sees an empty bubble. Reasoning alone is no answer. `undefined`: not empty. */
export function emptyAnswerFailure(parts: readonly Part[], finish: FinishReason | undefined): Failure | undefined {
  if (parts.some(isAnswer)) return undefined;
  const hasReasoning = parts.some((part) => part.type === 'reasoning' && !isBlank(part.text));
  return {
    code: 'empty-answer',
    message:
      MESSAGES[finish ?? 'other'] ?? (hasReasoning ? 'The model thought, but wrote no answer. Ask again.' : 'The model gave an empty answer. Ask again.'),
  };
}

const MESSAGES: Readonly<Partial<Record<FinishReason, string>>> = {
  length: 'The model reached its limit before it wrote an answer. Ask for a shorter one, or allow longer ones.',
  'content-filter': 'A filter of the provider withheld the answer. Ask in other words.',
  refusal: 'The model declined to answer. Ask in other words.',
};

function isAnswer(part: Part): boolean {
  if (part.type === 'text') return !isBlank(part.text);
  return isToolPart(part) || part.type.startsWith('data-') || part.type === 'file' || part.type === 'source-url' || part.type === 'source-document';
}

function isBlank(text: string): boolean {
  return /^[\s\u200b-\u200f\u2060\ufeff]*$/.test(text);
}
