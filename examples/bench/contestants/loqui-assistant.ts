/** The whole panel over a room: a delta goes through the line, the stores, the list and the message to the element that renders it. */
import '@loqui/elements/loqui-assistant.js';
import '@loqui/elements/loqui-message.js';
import type { Message, Run } from '@loqui/core';
import type { Contestant } from '../contestant.js';
import { assistant, createStage, live, reader } from './stage.js';

const asked: Message = {
  id: 'asked',
  author: reader,
  role: 'user',
  status: 'completed',
  createdAt: Date.UTC(2026, 0, 5, 9),
  to: [assistant.id],
  parts: [{ type: 'text', text: 'How does it work?' }],
};
const run: Run = { id: 'run', agent: assistant.id, status: 'running', message: 'answer', asked: asked.id, asker: reader.id, startedAt: asked.createdAt + 500 };
const answer: Message = {
  id: 'answer',
  author: assistant,
  role: 'assistant',
  status: 'streaming',
  createdAt: asked.createdAt + 900,
  replyTo: asked.id,
  run: run.id,
  parts: [],
};

const contestant: Contestant = {
  async mount(place) {
    const stage = createStage();
    const panel = document.createElement('loqui-assistant');
    panel.client = stage.client;
    panel.room = stage.name;
    panel.style.blockSize = '100%';
    place.append(panel);
    await live(stage);
    let text = '';
    return {
      begin() {
        stage.emit({ type: 'message.created', message: asked });
        stage.emit({ type: 'run.updated', run });
        stage.emit({ type: 'message.created', message: answer });
        stage.emit({ type: 'message.part', id: answer.id, part: 0, value: { type: 'text', text: '', state: 'streaming' } });
      },
      push(delta) {
        stage.emit({ type: 'message.delta', id: answer.id, part: 0, at: text.length, text: delta });
        text += delta;
      },
      end() {
        const completedAt = answer.createdAt + 60_000;
        stage.emit({ type: 'message.completed', id: answer.id, parts: [{ type: 'text', text, state: 'done' }], status: 'completed', completedAt });
        stage.emit({ type: 'run.updated', run: { ...run, status: 'completed', endedAt: completedAt } });
      },
    };
  },
};

export default contestant;
