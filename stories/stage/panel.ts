/** What the stories of both panels share: their args, their controls, and a panel on a stage of its own. */
import { nothing, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { html, literal, type StaticValue } from 'lit/static-html.js';
import type { Meta, StoryContext } from '@storybook/web-components-vite';
import '@loqui/elements/loqui-assistant.js';
import '@loqui/elements/loqui-chat.js';
import { scriptNames, scripts, type ScriptName } from '../scripts/index.js';
import { settle } from '../play/settle.js';
import { panelActs, showActs } from './acts.js';
import { pace } from './pace.js';
import { stageFor, strike, type Stage, type StageSettings } from './stage.js';

export interface PanelArgs {
  /** The recorded conversation that is played. */
  script: ScriptName;
  /** How fast: 1 as recorded, 0 all at once. */
  speed: number;
  /** Width of the panel in CSS pixels. */
  width: number;
  heading: string;
  layout: 'bubbles' | 'flat';
  theme: 'light' | 'dark' | 'auto' | undefined;
  accent: string;
  density: 'comfortable' | 'compact';
  radius: 'none' | 'small' | 'medium' | 'large' | undefined;
  placeholder: string;
  readonly: boolean;
  uploads: boolean;
  noHeader: boolean;
  deepLink: boolean;
  greeting: string;
  suggestions: readonly string[];
}

/** What a story does differently from a plain panel on a plain stage. */
export interface PanelExtras {
  readonly stage?: Partial<StageSettings>;
  /** What is slotted in. */
  readonly slots?: TemplateResult;
  /** A class on the panel, for a style sheet in the story. */
  readonly className?: string;
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl';
}

type Context = Pick<StoryContext, 'id'>;

export const panelArgs: PanelArgs = {
  script: 'short-chat',
  speed: pace,
  width: 400,
  heading: '',
  layout: 'bubbles',
  theme: undefined,
  accent: '',
  density: 'comfortable',
  radius: undefined,
  placeholder: '',
  readonly: false,
  uploads: false,
  noHeader: false,
  deepLink: false,
  greeting: '',
  suggestions: [],
};

/** To be spread into the meta of a stories file. */
export const onStage = {
  args: panelArgs,
  argTypes: {
    script: { options: scriptNames, control: 'select', table: { category: 'stage' }, description: 'The recorded conversation that is played' },
    speed: { control: { type: 'range', min: 0, max: 10, step: 0.5 }, table: { category: 'stage' }, description: '1 as recorded, 0 all at once' },
    width: { control: { type: 'range', min: 280, max: 1280, step: 10 }, table: { category: 'stage' }, description: 'Width of the panel in pixels' },
    layout: { options: ['bubbles', 'flat'], control: 'inline-radio' },
    theme: { options: ['light', 'dark', 'auto'], control: 'inline-radio' },
    accent: { control: 'color' },
    density: { options: ['comfortable', 'compact'], control: 'inline-radio' },
    radius: { options: ['none', 'small', 'medium', 'large'], control: 'inline-radio' },
    suggestions: { control: 'object' },
  },
  beforeEach: (context: Context & { readonly canvasElement: HTMLElement }) => {
    const end = showActs(panelActs)(context);
    return () => {
      end();
      strike(context.id);
    };
  },
  afterEach: settle,
} satisfies Partial<Meta<PanelArgs>>;

/** The stage of a panel story. */
export function panelStage(args: PanelArgs, { id }: Context, extras: PanelExtras = {}): Stage {
  const { script, speed } = args;
  return stageFor(id, `${script} ${String(speed)}`, { script: scripts[script], speed, ...extras.stage });
}

export function chat(args: PanelArgs, context: Context, extras: PanelExtras = {}): TemplateResult {
  return panel(literal`loqui-chat`, args, context, extras);
}

export function assistant(args: PanelArgs, context: Context, extras: PanelExtras = {}): TemplateResult {
  return panel(literal`loqui-assistant`, args, context, extras);
}

function panel(tag: StaticValue, args: PanelArgs, context: Context, extras: PanelExtras): TemplateResult {
  const { client, room } = panelStage(args, context, extras);
  /* eslint-disable lit/binding-positions, lit/no-invalid-html -- a static template: its tag may be a binding */
  return html`<div style=${styleMap({ inlineSize: `${String(args.width)}px`, maxInlineSize: '100%' })} dir=${extras.dir ?? nothing}>
    <${tag}
      class=${extras.className ?? nothing}
      lang=${extras.lang ?? nothing}
      .client=${client}
      .room=${room.id}
      .heading=${args.heading}
      .layout=${args.layout}
      .theme=${args.theme}
      .accent=${args.accent || undefined}
      .density=${args.density}
      .radius=${args.radius}
      .placeholder=${args.placeholder}
      .readonly=${args.readonly}
      .uploads=${args.uploads}
      .noHeader=${args.noHeader}
      .deepLink=${args.deepLink}
      .greeting=${args.greeting}
      .suggestions=${args.suggestions}
      >${extras.slots}</${tag}
    >
  </div>`;
  /* eslint-enable lit/binding-positions, lit/no-invalid-html */
}
