/** What the stories of connected elements share: a provider with the room of a script around the element. */
import { html, type TemplateResult } from 'lit';
import type { Meta, StoryContext } from '@storybook/web-components-vite';
import '@loqui/elements/loqui-provider.js';
import { scriptNames, scripts, type ScriptName } from '../scripts/index.js';
import { settle } from '../play/settle.js';
import { pace } from './pace.js';
import { stageFor, strike } from './stage.js';

export interface ConnectedArgs {
  /** The recorded conversation that is played. */
  script: ScriptName;
  /** 1 as recorded, 0 all at once. */
  speed: number;
}

type Context = Pick<StoryContext, 'id'>;

/** To be spread into the meta of a stories file. */
export const inRoom = {
  args: { script: 'short-chat', speed: pace } satisfies ConnectedArgs,
  argTypes: {
    script: { options: scriptNames, control: 'select', table: { category: 'stage' }, description: 'The recorded conversation that is played' },
    speed: { control: { type: 'range', min: 0, max: 10, step: 0.5 }, table: { category: 'stage' }, description: '1 as recorded, 0 all at once' },
  },
  beforeEach:
    ({ id }: Context) =>
    () =>
      strike(id),
  afterEach: settle,
} satisfies Partial<Meta<ConnectedArgs>>;

/** `content` in the room of the story's script. */
export function room({ script, speed }: ConnectedArgs, { id }: Context, content: TemplateResult): TemplateResult {
  const stage = stageFor(id, `${script} ${String(speed)}`, { script: scripts[script], speed });
  return html`<loqui-provider .handle=${stage.room}>${content}</loqui-provider>`;
}
