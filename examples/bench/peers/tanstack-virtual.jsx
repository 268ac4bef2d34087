// @tanstack/react-virtual, anchored and following at the end.
import { useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef } from 'react';
import { MarkedRow } from './marked-row.jsx';
import { reactList } from './react-list.jsx';

export default reactList(({ messages, atEnd, box }) => {
  const scroller = useRef(null);
  const rows = useVirtualizer({
    count: messages.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => messages[index].id,
    estimateSize: () => 90,
    overscan: 4,
    anchorTo: 'end',
    followOnAppend: true,
  });
  useLayoutEffect(() => {
    box.current = scroller.current;
    if (atEnd && messages.length > 0) rows.scrollToIndex(messages.length - 1, { align: 'end' });
  }, [messages]);
  return (
    <div className="scroll" ref={scroller} style={{ overflowAnchor: 'none' }}>
      <div style={{ position: 'relative', height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ key, index, start }) => (
          <div key={key} data-index={index} ref={rows.measureElement} style={{ position: 'absolute', insetInline: 0, transform: `translateY(${start}px)` }}>
            <MarkedRow message={messages[index]} />
          </div>
        ))}
      </div>
    </div>
  );
});
