import type { AnswerEvent, AnswerReader } from '@loqui/core/codecs';
import { expect, it } from 'vitest';
import { ProviderAnswer } from './provider-answer.js';

/** Calls an answer complete after each piece. */
const reader: AnswerReader = {
  progress: 'counted',
  read: (data) => [{ type: 'delta', part: 0, text: data } as unknown as AnswerEvent],
  end: () => [],
};

it('reads what has arrived while the process was held up, before it takes an answer for complete', async () => {
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode('data: "one"\n\n'));
      const holdUp = (): void => {
        // Longer than the silence that ends an answer.
        const until = performance.now() + 250;
        while (performance.now() < until);
        // As what a socket brings, it comes after the timers that are due by now.
        setImmediate(() => {
          controller.enqueue(encoder.encode('data: "two"\n\n'));
          controller.close();
        });
      };
      setTimeout(() => setImmediate(holdUp), 20);
    },
  });
  const texts: unknown[] = [];
  for await (const event of new ProviderAnswer(reader).read(stream, () => undefined)) texts.push('text' in event ? event.text : event.type);
  expect(texts).toEqual(['"one"', '"two"']);
});
