/** A room in Vue 3: the panel is a tag, the room's state an Observable in a ref. */
import { createApp, defineComponent, h, onScopeDispose, ref, shallowRef, type ShallowRef } from 'vue';
import { createClient } from '@loqui/core';
import '@loqui/elements/loqui-chat.js';
import { loqui } from './loqui-tags.js';

const room = createClient({ url: '/loqui', guest: 'Vue' }).room('team');

/** What an Observable last said, for as long as the component lives. */
function useNow<T>(source$: { subscribe(next: (value: T) => void): { unsubscribe(): void } }, first: T): ShallowRef<T> {
  const now = shallowRef(first);
  const subscription = source$.subscribe((value) => (now.value = value));
  onScopeDispose(() => subscription.unsubscribe());
  return now;
}

const App = defineComponent(() => {
  const info = useNow(room.info$, room.info);
  const members = useNow(room.presence.members$, room.presence.members);
  const sent = ref(0);
  return () =>
    h('main', { class: 'page stack' }, [
      h('h1', 'Vue'),
      h('p', { class: 'muted' }, [
        `${info.value.title ?? 'The room'}, ${members.value.length} here. You sent ${sent.value}. `,
        h('a', { href: '/' }, 'All examples'),
      ]),
      h('div', { class: 'frame tall' }, [loqui('loqui-chat', { handle: room, onLoquiSend: () => (sent.value += 1) })]),
    ]);
});

createApp(App).mount('#root');
