// assistant-ui over an external store. Its typing animation is off: what is given is shown.
import { AssistantRuntimeProvider, MessagePrimitive, ThreadPrimitive, useExternalStoreRuntime } from '@assistant-ui/react';
import { MarkdownTextPrimitive } from '@assistant-ui/react-markdown';
import { memo, useLayoutEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import gfm from 'remark-gfm';

const plugins = [gfm];
const Text = memo(() => <MarkdownTextPrimitive remarkPlugins={plugins} smooth={false} />);
const parts = { Text };
const Message = () => (
  <MessagePrimitive.Root className="row">
    <MessagePrimitive.Parts components={parts} />
  </MessagePrimitive.Root>
);
const messages = { UserMessage: Message, AssistantMessage: Message };
const question = { id: 'asked', role: 'user', text: 'How does it work?' };
const convertMessage = ({ id, role, text }) => ({ id, role, content: [{ type: 'text', text }] });

export default {
  mount: (place) =>
    new Promise((resolve) => {
      function Chat() {
        const [{ said, isRunning }, set] = useState({ said: [], isRunning: false });
        const runtime = useExternalStoreRuntime({ messages: said, isRunning, convertMessage, onNew: async () => {} });
        useLayoutEffect(
          () =>
            resolve({
              begin: () => set({ said: [question, { id: 'answer', role: 'assistant', text: '' }], isRunning: true }),
              push: (delta) => set(({ said: [asked, answer] }) => ({ said: [asked, { ...answer, text: answer.text + delta }], isRunning: true })),
              end: () => set(({ said }) => ({ said, isRunning: false })),
            }),
          [],
        );
        return (
          <AssistantRuntimeProvider runtime={runtime}>
            <ThreadPrimitive.Root style={{ height: '100%' }}>
              <ThreadPrimitive.Viewport className="scroll">
                <ThreadPrimitive.Messages components={messages} />
              </ThreadPrimitive.Viewport>
            </ThreadPrimitive.Root>
          </AssistantRuntimeProvider>
        );
      }
      createRoot(place).render(<Chat />);
    }),
};
