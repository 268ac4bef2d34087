/** A room in React 19: the panel is a tag, the room's state an Observable that a hook reads. */
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { createClient } from '@loqui/core';
import type { LoquiSendEvent } from '@loqui/elements';
import '@loqui/elements/loqui-chat.js';

const room = createClient({ url: '/loqui', guest: 'React' }).room('team');

/** What a room's Observable last said. */
function useNow<T>(source$: { subscribe(next: (value: T) => void): { unsubscribe(): void } }, first: T): T {
  const [now, setNow] = useState(first);
  useEffect(() => {
    const subscription = source$.subscribe(setNow);
    return () => subscription.unsubscribe();
  }, [source$]);
  return now;
}

function App() {
  const { title } = useNow(room.info$, room.info);
  const members = useNow(room.presence.members$, room.presence.members);
  const [sent, setSent] = useState(0);
  const count = (event: LoquiSendEvent): void => setSent((before) => before + (event.text ? 1 : 0));
  return (
    <main className="page stack">
      <h1>React</h1>
      <p className="muted">
        {title ?? 'The room'}, {members.length} here. You sent {sent}. <a href="/">All examples</a>
      </p>
      <div className="frame tall">
        <loqui-chat handle={room} onloqui-send={count} />
      </div>
    </main>
  );
}

const root = document.querySelector('#root');
if (root) createRoot(root).render(<App />);
