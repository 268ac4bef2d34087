// virtua: its VList, with `shift` while older messages are put in front.
import { useLayoutEffect, useRef } from 'react';
import { VList } from 'virtua';
import { MarkedRow } from './marked-row.jsx';
import { reactList } from './react-list.jsx';

export default reactList(({ messages, before, atEnd, box }) => {
  const list = useRef(null);
  const seen = useRef(0);
  const shift = before > seen.current;
  useLayoutEffect(() => {
    seen.current = before;
    box.current = document.querySelector('[data-virtua]');
    if (atEnd && messages.length > 0) list.current.scrollToIndex(messages.length - 1, { align: 'end' });
  }, [messages]);
  return (
    <VList ref={list} data-virtua shift={shift} style={{ height: 800 }} data={messages}>
      {(message) => <MarkedRow key={message.id} message={message} />}
    </VList>
  );
});
