/** What the driver calls in the page. */
import type { Contestant, Stand } from '../contestant.js';
import { attack, panels, stream } from './streams.js';
import { flood, mount, prepend } from './lists.js';
import { painted, sleep } from './pace.js';
import { open, roll } from './tables.js';

const scenes = {
  attack,
  mount,
  prepend,
  flood,
  open,
  roll,
};

/** Every scene by its name, with its options. */
export type Scenes = typeof scenes & { stream: typeof stream; panels: typeof panels };

declare global {
  var playScene: (contestant: string, scene: keyof Scenes, options: object) => Promise<object>;
}

/** What nobody caught. A browser's own complaints, as of a loop of observers, are no Error. */
const errors: Error[] = [];
addEventListener('error', ({ error }) => error instanceof Error && errors.push(error));
addEventListener('unhandledrejection', ({ reason }) => errors.push(reason instanceof Error ? reason : new Error(String(reason))));

globalThis.playScene = async (...asked) => {
  const seen = await play(...asked);
  if (errors[0]) throw errors[0];
  return seen;
};

async function play(name: string, scene: keyof Scenes, options: object): Promise<object> {
  const { default: contestant } = (await import(`/built/${name}.js`)) as { default: Contestant };
  const place = document.querySelector<HTMLElement>('#place')!;
  if (scene === 'panels') return panels(contestant, place, options as Parameters<typeof panels>[2]);
  const stand = await contestant.mount(place);
  // Whatever mounting put off is done, and the processor has got to know the code a little.
  await sleep(200);
  await painted();
  if (scene === 'stream') return stream(stand, place, options as Parameters<typeof stream>[2], contestant.plainFences);
  const perform = scenes[scene] as (stand: Stand, place: HTMLElement, options: object) => Promise<object>;
  return perform(stand, place, options);
}
