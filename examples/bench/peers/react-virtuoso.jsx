// react-virtuoso, with `firstItemIndex` going down as older messages are put in front.
import { useLayoutEffect, useRef } from 'react';
import { Virtuoso } from 'react-virtuoso';
import { MarkedRow } from './marked-row.jsx';
import { reactList } from './react-list.jsx';

const FIRST = 1_000_000;
const keyOf = (_, { id }) => id;
const rowOf = (_, message) => <MarkedRow message={message} />;

export default reactList(({ messages, before, box }) => {
  const list = useRef(null);
  const opened = useRef(false);
  useLayoutEffect(() => {
    if (opened.current || messages.length === 0) return;
    opened.current = true;
    list.current.scrollToIndex({ index: 'LAST', align: 'end' });
  }, [messages]);
  return (
    <Virtuoso
      ref={list}
      scrollerRef={(element) => (box.current = element)}
      style={{ height: 800 }}
      data={messages}
      firstItemIndex={FIRST - before}
      followOutput
      computeItemKey={keyOf}
      itemContent={rowOf}
    />
  );
});
