// @tanstack/react-virtual with the plainest rows there are: a <div> a row, of one height, and a <span> a cell.
import { useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { entryKeys } from '../documents/ledger.js';

const HEIGHT = 36;

function Table({ rows, scroller }) {
  const box = useRef(null);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => box.current, estimateSize: () => HEIGHT, overscan: 8 });
  useLayoutEffect(() => void (scroller.current = box.current), []);
  return (
    <div className="scroll" ref={box}>
      <div style={{ position: 'relative', height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ key, index, start }) => (
          <div key={key} className="line" style={{ height: HEIGHT, transform: `translateY(${start}px)` }}>
            {entryKeys.map((name) => (
              <span key={name}>{rows[index][name]}</span>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

export default {
  mount: (place) =>
    new Promise((resolve) => {
      const scroller = { current: null };
      function Page() {
        const [rows, set] = useState([]);
        useLayoutEffect(() => resolve({ table: set, scroller: () => scroller.current }), []);
        return <Table rows={rows} scroller={scroller} />;
      }
      createRoot(place).render(<Page />);
    }),
};
