/** How an agent's answer comes into being: from its final parts to the run, the message, every delta, and the end. */
import {
  isToolPart,
  type Author,
  type DurableEvent,
  type DynamicToolPart,
  type Failure,
  type Message,
  type MessageStatus,
  type Part,
  type Run,
  type ToolPart,
  type Usage,
} from '@loqui/core';
import type { EventStep } from './script.js';

export interface Answer {
  /** Id of the message that is written. */
  readonly id: string;
  readonly run: string;
  readonly agent: Author;
  /** Id of the message it answers, and of who asked. */
  readonly asked: string;
  readonly asker: string;
  /** When it begins, in milliseconds since the epoch. */
  readonly createdAt: number;
  /** What stands there at the end. */
  readonly parts: readonly Part[];
  readonly end?: Exclude<MessageStatus, 'pending' | 'streaming'>;
  readonly error?: Failure;
  readonly usage?: Usage;
}

/** Milliseconds: before the run begins, before its first word, between two pieces of text, while a tool runs. */
const PACE = { queue: 300, firstWord: 700, word: 32, tool: 1_100 };
/** How many words come at once, over and over: providers send uneven pieces. */
const GULPS = [1, 2, 1, 3, 2] as const;

export function answerSteps(answer: Answer): EventStep[] {
  const { id, agent, parts, end = 'completed', createdAt } = answer;
  const run: Run = {
    id: answer.run,
    agent: agent.id,
    status: 'running',
    message: id,
    asked: answer.asked,
    asker: answer.asker,
    startedAt: createdAt,
    model: 'recorded',
  };
  const message: Message = {
    id,
    author: agent,
    role: 'assistant',
    parts: [],
    status: 'streaming',
    createdAt,
    replyTo: answer.asked,
    run: run.id,
  };
  const told = { ...(answer.usage && { usage: answer.usage }), ...(answer.error && { error: answer.error }) };
  const body = parts.flatMap((part, index) => growth(id, part, index));
  const seconds = Math.ceil([...body].reduce((sum, step) => sum + step.wait, 0) / 1000);
  const completedAt = createdAt + seconds * 1000;
  return [
    { wait: PACE.queue, event: { type: 'run.updated', run } },
    { wait: 0, event: { type: 'message.created', message } },
    ...body,
    { wait: PACE.word, event: { type: 'message.completed', id, parts: parts.map(finished), status: end, completedAt, ...told } },
    { wait: 0, event: { type: 'run.updated', run: { ...run, status: end, endedAt: completedAt, ...told } } },
  ];
}

/** One part, from its first sign to its final value. */
function growth(id: string, part: Part, index: number): EventStep[] {
  const whole = (value: Part, wait: number): EventStep => ({ wait, event: { type: 'message.part', id, part: index, value } });
  if (part.type === 'text' || part.type === 'reasoning') {
    return [whole({ ...part, text: '', state: 'streaming' }, index === 0 ? PACE.firstWord : PACE.word), ...deltas(id, index, part.text)];
  }
  if (!isToolPart(part)) return [whole(part, PACE.word)];
  const asked = opened(part, 'input-streaming');
  const given = { ...opened(part, 'input-available'), input: part.input };
  const json = JSON.stringify(part.input);
  return [whole({ ...asked, inputText: '' }, PACE.firstWord), ...deltas(id, index, json), whole(given, PACE.word), whole(part, PACE.tool)];
}

function opened(part: ToolPart | DynamicToolPart, state: 'input-streaming' | 'input-available'): ToolPart | DynamicToolPart {
  const { input: _input, output: _output, errorText: _errorText, ...rest } = part;
  return { ...rest, state };
}

/** The text in pieces of one to three words, each with its place. */
function deltas(id: string, part: number, text: string): EventStep[] {
  const words = text.match(/\s*\S+\s*/g) ?? [];
  const steps: EventStep[] = [];
  let place = 0;
  for (let from = 0, gulp = 0; from < words.length; gulp += 1) {
    const size = GULPS[gulp % GULPS.length] ?? 1;
    const piece = words.slice(from, from + size).join('');
    const event: DurableEvent = { type: 'message.delta', id, part, at: place, text: piece };
    steps.push({ wait: PACE.word * size, event });
    place += piece.length;
    from += size;
  }
  return steps;
}

function finished(part: Part): Part {
  return part.type === 'text' || part.type === 'reasoning' ? { ...part, state: 'done' } : part;
}
