/** What the answers of the field file come to, by the case's id: its words as data. */
import type { FinishReason } from '../../../core/src/protocol/index.js';

export interface ExpectedAnswer {
  /** `[text or reasoning, its text]`, `['call', id, name, input]`, or `[type]`. */
  readonly parts: readonly unknown[];
  readonly finishReason?: FinishReason;
  /** The code of the failure; absent where the answer is completed. */
  readonly error?: string;
  /** The provider keeps the line open. */
  readonly open?: boolean;
  /** Default: that of an event stream. */
  readonly contentType?: string;
  /** In place of an input that the file gives only the beginning of. */
  readonly input?: string;
}

const hi = ['text', 'Hi'] as const;
const stop = { parts: [hi], finishReason: 'stop' } as const;

const chunk = (delta: object, finish_reason: string | null = null): string =>
  `data: ${JSON.stringify({ id: 'x', object: 'chat.completion.chunk', model: 'm', choices: [{ index: 0, delta, finish_reason }] })}\n\n`;
const call = (piece: object): string => chunk({ tool_calls: [{ index: 0, ...piece }] });
const END = 'data: [DONE]\n\n';
const event = (payload: object): string => `data: ${JSON.stringify(payload)}\n\n`;

export const ANSWERS: Readonly<Record<string, ExpectedAnswer>> = {
  'p-1': { parts: [['text', 'Hi end']], finishReason: 'stop' },
  'p-3': { parts: [hi], finishReason: 'other' },
  'p-5': stop,
  'p-8': {
    parts: [
      ['call', 'a', 'f', { x: 1 }],
      ['call', 'b', 'g', { y: 2 }],
    ],
    finishReason: 'tool-calls',
  },
  'p-11': {
    parts: [['call', 'a', 'f', { q: 1 }]],
    finishReason: 'tool-calls',
    input: [
      call({ id: 'a', function: { name: 'f', arguments: '' } }),
      call({ id: 'zz0', function: { arguments: '{"q"' } }),
      call({ id: 'zz1', function: { arguments: ':1}' } }),
      chunk({}, 'tool_calls'),
      END,
    ].join(''),
  },
  'p-12': { parts: [['call', 'a', 'f', { x: 1 }]], finishReason: 'tool-calls' },
  'p-14': { parts: [hi], error: 'provider-error' },
  'p-16': {
    parts: [
      ['reasoning', 'ab'],
      ['text', 'c'],
    ],
    finishReason: 'stop',
    input: [
      chunk({ content: null, reasoning_content: 'a' }),
      chunk({ content: null, reasoning_content: 'b' }),
      chunk({ content: 'c', reasoning_content: null }),
      chunk({}, 'stop'),
      END,
    ].join(''),
  },
  'p-18': {
    parts: [
      ['reasoning', 'plan'],
      ['text', 'Answer'],
    ],
    finishReason: 'stop',
  },
  'p-19': stop,
  'p-21': stop,
  'p-23': { parts: [['text', '漢字👩‍👩‍👧']], finishReason: 'stop' },
  'p-25': stop,
  'p-27': { ...stop, contentType: 'text/plain' },
  'p-30': stop,
  'p-31': { parts: [hi], error: 'provider-error' },
  'p-35': { parts: [['call', 'a', 'f', { x: 1 }]], finishReason: 'stop' },
  'p-37': { parts: [hi], finishReason: 'content-filter' },
  'p-39': { parts: [['text', 'A']], finishReason: 'stop' },
  'p-42': { parts: [hi], error: 'truncated' },
  'p-44': { ...stop, open: true },
  'p-45': stop,
  'p-51': { parts: [['text', 'ab '.repeat(20_000)]], finishReason: 'stop', input: chunk({ content: 'ab ' }).repeat(20_000) + chunk({}, 'stop') + END },
  'p-53': { parts: [hi], finishReason: 'other' },
  'p-61': { parts: [['call', 'a', 'f', { x: 1 }]], finishReason: 'tool-calls' },
  'p-63': {
    parts: [
      ['call', 'a', 'f', { x: 1 }],
      ['call', 'b', 'f', { x: 2 }],
    ],
    finishReason: 'tool-calls',
  },
  'a-1': { parts: [], error: 'provider-error' },
  'a-3': {
    parts: [
      ['call', 't', 'f', { a: 1 }],
      ['call', 'u', 'g', {}],
    ],
    finishReason: 'tool-calls',
    input: [
      { type: 'message_start', message: { id: 'm', model: 'c', content: [] } },
      { type: 'content_block_start', index: 0, content_block: { type: 'tool_use', id: 't', name: 'f', input: { a: 1 } } },
      { type: 'content_block_stop', index: 0 },
      { type: 'content_block_start', index: 1, content_block: { type: 'tool_use', id: 'u', name: 'g', input: {} } },
      { type: 'content_block_delta', index: 1, delta: { type: 'input_json_delta', partial_json: '' } },
      { type: 'content_block_stop', index: 1 },
      { type: 'message_delta', delta: { stop_reason: 'tool_use' } },
      { type: 'message_stop' },
    ]
      .map(event)
      .join(''),
  },
  'a-4': stop,
  'a-6': stop,
  'a-8': stop,
};
