import { Subject } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { Part } from '../protocol/index.js';
import { answerOf, created, completed, delta, everyEvent, messageOf, resumedWith, runOf, snapshotWith } from '../testing/samples.js';
import type { StoreEvent } from './local-events.js';
import { createStreamingStore, noRuns, reduceStreaming, type StreamingState } from './streaming.js';

const run = (status: 'queued' | 'running' | 'waiting' | 'completed' | 'failed' | 'stopped' | 'interrupted', message = 'a'): StoreEvent => ({
  type: 'run.updated',
  run: runOf(message, { status }),
});
const part = (value: Part, number = 0, id = 'a'): StoreEvent => ({ type: 'message.part', id, part: number, value });
const text: Part = { type: 'text', text: '' };
const thought: Part = { type: 'reasoning', text: '' };
const tool: Part = { type: 'tool-search', toolCallId: 't', state: 'input-streaming' };
const fold = (events: readonly StoreEvent[]): StreamingState => events.reduce(reduceStreaming, noRuns);

describe('what a run does', () => {
  it.each<[string, readonly StoreEvent[], object | undefined]>([
    ['starting, before a word', [run('queued')], { status: 'queued', activity: 'starting' }],
    ['thinking, while it reasons', [run('running'), part(thought)], { activity: 'thinking' }],
    ['calling, with the tool’s name', [run('running'), part(tool)], { activity: 'calling', tool: 'search' }],
    [
      'calling, by a tool known only at run time',
      [run('running'), part({ ...tool, type: 'dynamic-tool', toolName: 'mcp' })],
      { activity: 'calling', tool: 'mcp' },
    ],
    ['writing, when the answer comes', [run('running'), part(tool), part(text, 1)], { activity: 'writing', tool: undefined }],
    [
      'still writing, when an earlier tool ends',
      [run('running'), part(tool), part(text, 1), part({ ...tool, state: 'output-available' })],
      { activity: 'writing' },
    ],
    ['the same, when its status changes', [run('queued'), part(thought), run('waiting')], { status: 'waiting', activity: 'thinking' }],
    ['nothing, when it completed', [run('running'), run('completed')], undefined],
    ['nothing, when it failed', [run('running'), run('failed')], undefined],
    ['nothing, when it was stopped', [run('running'), run('stopped')], undefined],
    ['nothing, when it was interrupted', [run('running'), run('interrupted')], undefined],
    ['nothing, when its message was removed', [run('running'), { type: 'message.removed', id: 'a' }], undefined],
    ['what its message shows, after a snapshot', [snapshotWith({ messages: [answerOf('a', 'x')], runs: [runOf('a')] })], { activity: 'writing', part: 0 }],
    ['starting, after a snapshot without its message', [snapshotWith({ runs: [runOf('a')] })], { activity: 'starting' }],
    [
      'what it did before, after a resume',
      [run('running'), part(thought), resumedWith({ runs: [runOf('a', { status: 'waiting' })] })],
      { status: 'waiting', activity: 'thinking' },
    ],
    ['nothing, after a resume that does not name it', [run('running'), resumedWith()], undefined],
    ['nothing, after a snapshot that names it as ended', [snapshotWith({ runs: [runOf('a', { status: 'completed' })] })], undefined],
  ])('is %s', (_, events, expected) => {
    const found = fold(events).get('a');
    if (expected === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject(expected);
  });
});

describe('the same map is returned', () => {
  const state = fold([run('running')]);
  it.each<[string, StoreEvent]>([
    ['for a delta', delta('a', 0, 'x')],
    ['for a part of a message that no run writes', part(text, 0, 'other')],
    ['for the end of a run that is not in flight', run('completed', 'other')],
    ['for the removal of another message', { type: 'message.removed', id: 'other' }],
    ['for a message', created(messageOf('m1'))],
    ['for a completion, which the run tells itself', completed('a', 'x')],
    ['for a presence', everyEvent['presence.changed']],
    ['for the line', { type: 'connection.changed', connection: { status: 'open' } }],
    ['for a gap', everyEvent['room.gap']],
  ])('%s', (_, event) => {
    expect(reduceStreaming(state, event)).toBe(state);
  });
});

it('active$ emits the runs in the order they began, each time one changes', () => {
  const events$ = new Subject<StoreEvent>();
  const store = createStreamingStore();
  store.connect(events$);
  const seen: string[] = [];
  store.active$.subscribe((runs) => seen.push(runs.map(({ message, activity }) => `${message} ${activity}`).join(', ')));
  for (const event of [run('running'), run('running', 'b'), part(text), delta('a', 0, 'x'), run('completed')]) events$.next(event);
  expect(seen).toEqual(['', 'a starting', 'a starting, b starting', 'a writing, b starting', 'b starting']);
  expect(store.active.map(({ message }) => message)).toEqual(['b']);
});
