/** What tabs of one browser tell each other about their common outbox. Where they cannot, each learns it from storage when its turn comes. */

export type TabNews =
  /** Something was written, or is no longer there: read again. */
  | { readonly type: 'changed' }
  | { readonly type: 'taken'; readonly room: string; readonly id: string; readonly offset: number }
  | { readonly type: 'dropped'; readonly room: string; readonly id: string };

export interface TabNewsLine {
  tell(news: TabNews): void;
  close(): void;
}

const silence: TabNewsLine = { tell: () => undefined, close: () => undefined };

export function openNews(name: string, hear: (news: TabNews) => void): TabNewsLine {
  const channel = channelOf(name);
  if (!channel) return silence;
  channel.addEventListener('message', ({ data }: MessageEvent<TabNews>) => hear(data));
  return {
    tell: (news) => channel.postMessage(news),
    close: () => channel.close(),
  };
}

function channelOf(name: string): BroadcastChannel | undefined {
  try {
    return typeof document === 'undefined' ? undefined : new BroadcastChannel(name);
  } catch {
    // The browser has none, or refuses it: the tabs meet in storage alone.
    return undefined;
  }
}
