import { growingText, isToolPart, type DynamicToolPart, type ReasoningPart, type TextPart } from '../protocol/index.js';

export type GrowingPart = TextPart | ReasoningPart | DynamicToolPart;

/** Closes a part: text and thoughts are `done`, a tool call gets its input. */
export function closedPart(value: GrowingPart): GrowingPart {
  return isToolPart(value) ? withInput(value) : { ...value, state: 'done' };
}

/** Parses the streamed input. Text that is not JSON stays, and makes the call an error. */
export function withInput(call: DynamicToolPart, readInput: (input: unknown) => unknown = (input) => input): DynamicToolPart {
  const json = growingText(call);
  const { inputText: _, ...rest } = call;
  try {
    // Models write no text for tools without arguments.
    return { ...rest, state: 'input-available', input: readInput(json.trim() === '' ? {} : JSON.parse(json)) };
  } catch (error) {
    return {
      ...call,
      state: 'output-error',
      errorText: `The model wrote an input that is not JSON: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}
