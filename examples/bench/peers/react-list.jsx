// What the lists share: messages in state, and whether the end or the reader's place is to be kept.
import { useLayoutEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

/** @param List renders `{ messages, before, atEnd, box }`: `before` counts what was put in front, `box.current` takes what scrolls */
export const reactList = (List) => ({
  mount: (place) =>
    new Promise((resolve) => {
      const box = { current: null };
      function Chat() {
        const [state, set] = useState({ messages: [], before: 0, atEnd: true });
        useLayoutEffect(
          () =>
            resolve({
              show: (messages) => set({ messages, before: 0, atEnd: true }),
              prepend: (older) => set(({ messages, before }) => ({ messages: [...older, ...messages], before: before + older.length, atEnd: false })),
              append: (message) => set(({ messages, before }) => ({ messages: [...messages, message], before, atEnd: true })),
              scroller: () => box.current,
            }),
          [],
        );
        return <List {...state} box={box} />;
      }
      createRoot(place).render(<Chat />);
    }),
});
