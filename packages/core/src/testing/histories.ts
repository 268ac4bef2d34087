/** Arbitrary valid histories of a room: what a server that keeps the protocol could have told, in order. */
import fc from 'fast-check';
import type { DurableEvent, EphemeralEvent, Message, Part } from '../protocol/index.js';
import { ada, answerOf, ben, bot, messageOf, presenceOf, runOf } from './samples.js';

export type HistoryEvent = DurableEvent | EphemeralEvent;

/** One thing that happens; `pick` chooses among what there is. */
const anyStep = fc.record({
  act: fc.oneof(
    { weight: 10, arbitrary: fc.constantFrom('say', 'edit', 'remove', 'join', 'leave', 'type', 'untype', 'rename') },
    { weight: 15, arbitrary: fc.constantFrom('answer', 'part', 'part', 'tool', 'tool ends', 'delta', 'delta', 'delta') },
    { weight: 1, arbitrary: fc.constantFrom('complete', 'stop') },
  ),
  pick: fc.nat(99),
  text: fc.constantFrom('a', 'Hello ', '👩‍👩‍👧', '漢字\n', ''),
});

export const anyHistory: fc.Arbitrary<HistoryEvent[]> = fc.array(anyStep, { minLength: 10, maxLength: 80, size: 'max' }).map((steps) => {
  const events: HistoryEvent[] = [];
  const open = new Map<string, Part[]>();
  const settled: string[] = [];
  const here = new Map<string, typeof ada>();
  let offset = 0;
  const durable = (event: DurableEvent): void => {
    offset += 1;
    events.push(event.type === 'message.created' ? { ...event, message: { ...event.message, offset } } : event);
  };
  const among = <T>(list: readonly T[], pick: number): T | undefined => list[pick % Math.max(1, list.length)];

  for (const { act, pick, text } of steps) {
    const writing = among([...open.keys()], pick);
    const parts = writing === undefined ? undefined : open.get(writing);
    const still = among(settled, pick);
    const member = among([ada, ben, bot], pick)!;
    const connection = `${member.id}-${pick % 2}`;
    const put = (number: number, value: Part): void => {
      parts![number] = value;
      durable({ type: 'message.part', id: writing!, part: number, value });
    };
    switch (act) {
      case 'say':
        durable({ type: 'message.created', message: messageOf(`m${offset}`, { parts: [{ type: 'text', text }] }) });
        settled.push(`m${offset - 1}`);
        break;
      case 'answer': {
        const message: Message = answerOf(`a${offset}`, '');
        open.set(message.id, []);
        durable({ type: 'message.created', message });
        durable({ type: 'run.updated', run: runOf(message.id) });
        break;
      }
      case 'part':
        if (parts) put(parts.length, pick % 2 === 0 ? { type: 'text', text: '', state: 'streaming' } : { type: 'reasoning', text: '', state: 'streaming' });
        break;
      case 'tool':
        if (parts) put(parts.length, { type: 'tool-search', toolCallId: 't', state: 'input-streaming' });
        break;
      case 'tool ends': {
        const number = parts?.findIndex((part) => part.type === 'tool-search') ?? -1;
        if (number >= 0) put(number, { type: 'tool-search', toolCallId: 't', state: 'output-available', output: text });
        break;
      }
      case 'delta': {
        const number = (parts?.length ?? 0) - 1;
        const part = parts?.[number];
        if (part?.type !== 'text' && part?.type !== 'reasoning') break;
        durable({ type: 'message.delta', id: writing!, part: number, at: part.text.length, text });
        parts![number] = { ...part, text: part.text + text };
        break;
      }
      case 'complete':
      case 'stop':
        if (!parts) break;
        durable({ type: 'message.completed', id: writing!, parts: [...parts], status: act === 'stop' ? 'stopped' : 'completed', completedAt: offset });
        durable({ type: 'run.updated', run: runOf(writing!, { status: act === 'stop' ? 'stopped' : 'completed' }) });
        open.delete(writing!);
        settled.push(writing!);
        break;
      case 'edit':
        if (still !== undefined) durable({ type: 'message.edited', id: still, parts: [{ type: 'text', text }], editedAt: offset });
        break;
      case 'remove':
        if (still === undefined) break;
        durable({ type: 'message.removed', id: still });
        settled.splice(settled.indexOf(still), 1);
        break;
      case 'join':
        if (here.has(connection)) break;
        here.set(connection, member);
        events.push({ type: 'presence.changed', joins: { [member.id]: presenceOf(member, connection) }, leaves: {} });
        break;
      case 'leave':
        if (here.delete(connection)) events.push({ type: 'presence.changed', joins: {}, leaves: { [member.id]: presenceOf(member, connection) } });
        break;
      case 'type':
        if ([...here.values()].includes(member)) events.push({ type: 'typing.started', member: member.id, ttl: 5_000 });
        break;
      case 'untype':
        events.push({ type: 'typing.stopped', member: member.id });
        break;
      case 'rename':
        durable({ type: 'room.updated', info: { title: text, agents: [bot] } });
    }
  }
  return events;
});
