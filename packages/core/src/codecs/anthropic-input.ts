/** The input of a tool call as Anthropic sends it. */
import type { DynamicToolPart } from '../protocol/index.js';
import { withInput } from './closed-part.js';
import { record } from './foreign-json.js';

/** One tool under two names; the AI SDK tells them apart by `type` in the input, and so do we. */
export const CODE_TOOLS: ReadonlySet<string> = new Set(['bash_code_execution', 'text_editor_code_execution']);

/** The call with its input, which streamed or was given whole at the start. */
export function readCall(call: DynamicToolPart, block: { readonly tool: string; readonly input: unknown }): DynamicToolPart {
  const given = record(block.input);
  const streamed = call.inputText !== undefined && call.inputText !== '';
  const whole = !streamed && given !== undefined ? { ...call, inputText: JSON.stringify(given) } : call;
  return withInput(whole, (input) => {
    const fields = record(input);
    if (fields === undefined || call.providerExecuted !== true) return input;
    if (CODE_TOOLS.has(block.tool)) return { type: block.tool, ...fields };
    if (block.tool === 'code_execution' && 'code' in fields && !('type' in fields)) return { type: 'programmatic-tool-call', ...fields };
    return input;
  });
}
