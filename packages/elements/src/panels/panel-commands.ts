/** What a person can do in a panel, by name. Nothing here is more than what its buttons and keys do. */
import { ContextEvent } from '@lit/context';
import type { LitElement } from 'lit';
import type { PaletteCommand } from '../commands/command.js';
import type { LoquiRoomHeader } from '../connected/loqui-room-header/loqui-room-header.js';
import { conversationsContext, type OwnConversations } from '../context.js';
import { LoquiConversationEvent, LoquiConversationListEvent, LoquiNewChatEvent, LoquiStopEvent } from '../events.js';
import type { Localize } from '../localize/localize.js';
import { settled } from '../observe.js';
import type { LoquiComposer } from '../views/loqui-composer/loqui-composer.js';
import type { strings } from './panel-commands.strings.js';

export interface PanelActs {
  focusComposer(): void;
  scrollToEnd(): void;
}

/** Paths of Lucide's icons `square-pen`, `history`, `messages-square`, `pencil`, `arrow-down`, `square`, `at-sign` and `keyboard`. */
const icons = {
  fresh:
    'M12 3H5a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h14a2 2 0 0 0 2-2v-7M18.375 2.625a1 1 0 0 1 3 3l-9.013 9.014a2 2 0 0 1-.853.505l-2.873.84a.5.5 0 0 1-.62-.62l.84-2.873a2 2 0 0 1 .506-.852z',
  list: 'M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.74 2.74L3 8M3 3v5h5M12 7v5l4 2',
  conversation:
    'M16 10a2 2 0 0 1-2 2H6.828a2 2 0 0 0-1.414.586l-2.202 2.202A.71.71 0 0 1 2 14.286V4a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2zM20 9a2 2 0 0 1 2 2v10.286a.71.71 0 0 1-1.212.502l-2.202-2.202A2 2 0 0 0 17.172 19H10a2 2 0 0 1-2-2v-1',
  write: 'M21.174 6.812a1 1 0 0 0-3.986-3.987L3.842 16.174a2 2 0 0 0-.5.83l-1.321 4.352a.5.5 0 0 0 .623.622l4.353-1.32a2 2 0 0 0 .83-.497zM15 5l4 4',
  newest: 'M12 5v14M19 12l-7 7-7-7',
  stop: 'M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z',
  ask: 'M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0M16 8v5a3 3 0 0 0 6 0v-1a10 10 0 1 0-4 8',
  keys: 'M4 4h16a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zM6 8h.01M10 8h.01M14 8h.01M18 8h.01M8 12h.01M12 12h.01M16 12h.01M7 16h10',
};

/** Titles are read when they are shown: the language of the panel may change. */
export function panelCommands(panel: LitElement, acts: PanelActs, localize: Localize<typeof strings>, showShortcuts: () => void): readonly PaletteCommand[] {
  const root = panel.renderRoot;
  const inside = (): Element | null => root.querySelector('section');
  const composer = (): LoquiComposer | null => root.querySelector('loqui-room-composer')?.shadowRoot?.querySelector('loqui-composer') ?? null;
  const header = (): LoquiRoomHeader | null => root.querySelector('loqui-room-header');
  const agents = (): LoquiComposer['mentions'] => composer()?.mentions ?? [];
  const isListed = (): boolean => header()?.listing ?? false;
  const canWrite = (): boolean => composer()?.readonly === false && composer()?.disabled === false;
  const ask = (id: string): void => composer()?.insert(`@${id} `);
  const group = (): string => localize.term('conversation');
  return [
    {
      id: 'loqui-new-chat',
      slash: 'new',
      icon: icons.fresh,
      get title() {
        return localize.term('newChat');
      },
      get group() {
        return group();
      },
      when: () => ownConversations(inside()) !== undefined,
      run: () => inside()?.dispatchEvent(new LoquiNewChatEvent()),
    },
    {
      id: 'loqui-open-conversation',
      icon: icons.conversation,
      get title() {
        return localize.term('openConversation');
      },
      get group() {
        return group();
      },
      when: () => ownConversations(inside()) !== undefined,
      children: (signal) => conversations(inside(), localize, signal),
    },
    {
      id: 'loqui-conversation-list',
      slash: 'conversations',
      icon: icons.list,
      get title() {
        return localize.term(isListed() ? 'hideConversations' : 'showConversations');
      },
      get group() {
        return group();
      },
      when: () => ownConversations(inside()) !== undefined && header() !== null,
      run: () => inside()?.dispatchEvent(new LoquiConversationListEvent(!isListed())),
    },
    {
      id: 'loqui-stop',
      slash: 'stop',
      icon: icons.stop,
      get title() {
        return localize.term('stopAnswer');
      },
      get group() {
        return localize.term('messages');
      },
      when: () => composer()?.busy === true,
      run: () => composer()?.dispatchEvent(new LoquiStopEvent(composer()?.run ?? '')),
    },
    {
      id: 'loqui-write',
      icon: icons.write,
      get title() {
        return localize.term('writeMessage');
      },
      get group() {
        return localize.term('messages');
      },
      when: () => canWrite() && !isListed(),
      run: () => acts.focusComposer(),
    },
    {
      id: 'loqui-newest',
      slash: 'newest',
      icon: icons.newest,
      get title() {
        return localize.term('toNewestMessage');
      },
      get group() {
        return localize.term('messages');
      },
      when: () => !isListed(),
      run: () => acts.scrollToEnd(),
    },
    {
      id: 'loqui-ask',
      icon: icons.ask,
      get title() {
        return localize.term('askSomebody');
      },
      get group() {
        return localize.term('messages');
      },
      when: () => agents().length > 1 && canWrite(),
      get children() {
        return agents().map(({ id, name }) => ({ id, title: localize.term('askAgent', name), keywords: [id], run: () => ask(id) }));
      },
    },
    {
      id: 'loqui-ask-only',
      icon: icons.ask,
      get title() {
        return localize.term('askAgent', agents()[0]?.name ?? '');
      },
      get group() {
        return localize.term('messages');
      },
      when: () => agents().length === 1 && canWrite(),
      run: () => ask(agents()[0]?.id ?? ''),
    },
    {
      id: 'loqui-shortcuts',
      icon: icons.keys,
      slash: 'keys',
      shortcut: 'Shift+?',
      get title() {
        return localize.term('showShortcuts');
      },
      get group() {
        return group();
      },
      run: showShortcuts,
    },
    ...told(localize),
  ];
}

/** Keys that the panel and its elements obey themselves. */
function told(localize: Localize<typeof strings>): readonly PaletteCommand[] {
  const key = (id: string, shortcut: string, title: () => string, group?: () => string): PaletteCommand => ({
    id: `loqui-key-${id}`,
    shortcut,
    get title() {
      return title();
    },
    get group() {
      return group?.() ?? '';
    },
  });
  const message = (): string => localize.term('message');
  return [
    key('palette', '$mod+K', () => localize.term('findCommandKey')),
    key('send', 'Enter', () => localize.term('send'), message),
    key('line', 'Shift+Enter', () => localize.term('newLineKey'), message),
    key('edit', 'ArrowUp', () => localize.term('editLastKey'), message),
    key('leave', 'Escape', () => localize.term('leaveKey'), message),
    key(
      'next',
      'ArrowDown',
      () => localize.term('betweenMessagesKey'),
      () => localize.term('messages'),
    ),
  ];
}

function ownConversations(inside: Element | null): OwnConversations | undefined {
  let own: OwnConversations | undefined;
  inside?.dispatchEvent(new ContextEvent(conversationsContext, inside, (value) => (own = value)));
  return own;
}

/** Those that the list would show, but for the one that is open. */
async function conversations(inside: Element | null, localize: Localize<typeof strings>, signal: AbortSignal): Promise<readonly PaletteCommand[]> {
  const own = ownConversations(inside);
  if (!own) return [];
  const state = await settled(own.view.state$, ({ status }) => signal.aborted || status === 'ok' || status === 'failed');
  if (state?.status === 'failed') throw new Error(state.error?.message ?? 'The conversations could not be read.');
  return (state?.list ?? [])
    .filter(({ id }) => id !== own.current)
    .map(({ id, title }) => ({
      id,
      title: title || localize.term('untitledConversation'),
      icon: icons.conversation,
      run: () => inside?.dispatchEvent(new LoquiConversationEvent(id)),
    }));
}
