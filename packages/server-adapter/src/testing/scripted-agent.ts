/** An agent for tests that writes what the test wants, when the test wants it. */
import type { AnswerEvent } from '@loqui/core/codecs';
import type { Agent, AgentCall } from '../agents/agent.js';

export interface ScriptedRun {
  readonly call: AgentCall;
  /** The agent yields this now. Resolves when it was read. */
  say(value: string | AnswerEvent): Promise<void>;
  end(): void;
  fail(error: Error): void;
  /** `return` of the answer's iterator was called. */
  readonly returned: boolean;
}

export class ScriptedAgent implements Agent {
  readonly runs: ScriptedRun[] = [];
  #wake: (() => void)[] = [];

  /** The `number`th run, once it has begun. */
  async run(number = 1): Promise<ScriptedRun> {
    for (;;) {
      const run = this.runs[number - 1];
      if (run) return run;
      await new Promise<void>((resolve) => this.#wake.push(resolve));
    }
  }

  answer(call: AgentCall): AsyncIterable<string | AnswerEvent> {
    type Step = { value?: string | AnswerEvent; done?: boolean; error?: Error; read: () => void };
    const steps: Step[] = [];
    let waiting: (() => void) | undefined;
    const state = { returned: false };
    const push = (step: Step): void => {
      steps.push(step);
      waiting?.();
    };
    this.runs.push({
      call,
      say: (value) => new Promise((read) => push({ value, read })),
      end: () => push({ done: true, read: () => undefined }),
      fail: (error) => push({ error, read: () => undefined }),
      get returned() {
        return state.returned;
      },
    });
    for (const wake of this.#wake.splice(0)) wake();
    let last: Step | undefined;
    return {
      [Symbol.asyncIterator]: () => ({
        async next() {
          last?.read();
          if (steps.length === 0) await new Promise<void>((resolve) => (waiting = resolve));
          const step = steps.shift();
          if (!step) throw new Error('woken without a step');
          last = step;
          if (step.error) throw step.error;
          return step.done ? { done: true, value: undefined } : { done: false, value: step.value as string };
        },
        async return() {
          state.returned = true;
          return { done: true, value: undefined };
        },
      }),
    };
  }
}
