// A chat as it is usually written in React: messages in state, a memoised row each, state set at every delta, and the end followed in a layout effect.
import { memo, useLayoutEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';

/** @param Text what renders the text of a message: `({ text, streaming })` */
export const reactChat = (Text) => ({
  mount: (place) =>
    new Promise((resolve) => {
      const Row = memo(({ text, streaming }) => (
        <div className="row">
          <Text text={text} streaming={streaming} />
        </div>
      ));
      function Chat() {
        const [answer, setAnswer] = useState();
        const box = useRef(null);
        useLayoutEffect(() => {
          box.current.scrollTop = 1e8;
        }, [answer]);
        useLayoutEffect(
          () =>
            resolve({
              begin: () => setAnswer({ text: '', streaming: true }),
              push: (delta) => setAnswer(({ text }) => ({ text: text + delta, streaming: true })),
              end: () => setAnswer(({ text }) => ({ text, streaming: false })),
            }),
          [],
        );
        return (
          <div className="scroll" ref={box}>
            {answer && <Row text={answer.text} streaming={answer.streaming} />}
          </div>
        );
      }
      createRoot(place).render(<Chat />);
    }),
});
