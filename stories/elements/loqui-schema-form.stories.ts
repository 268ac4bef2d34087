/** A form from a JSON Schema, as a tool or a server asks a person. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import '@loqui/elements/loqui-schema-form.js';
import '@loqui/elements/loqui-button.js';
import { settle } from '../play/settle.js';
import { find } from '../play/shadow.js';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

interface Args {
  schema: Readonly<Record<string, unknown>>;
  defaultValue: Json | undefined;
  errors: Readonly<Record<string, string>>;
  label: string;
  hint: string;
  size: 'small' | 'medium' | 'large';
  booleans: 'checkbox' | 'switch';
  disabled: boolean;
  readonly: boolean;
  sent: (value: unknown) => void;
}

/** What a server may ask by MCP: flat, of texts, numbers, yes or no, and choices. */
const booking = {
  type: 'object',
  properties: {
    name: { type: 'string', title: 'Name on the booking', minLength: 2 },
    email: { type: 'string', format: 'email', description: 'The ticket is sent to it.', examples: ['ada@example.com'] },
    day: { type: 'string', format: 'date', title: 'Day' },
    seats: { type: 'integer', title: 'Seats', minimum: 1, maximum: 8, default: 1 },
    seatClass: {
      type: 'string',
      title: 'Class',
      oneOf: [
        { const: 'eco', title: 'Economy' },
        { const: 'biz', title: 'Business', description: 'More room, and a meal.' },
      ],
    },
    insured: { type: 'boolean', title: 'Insure the journey' },
  },
  required: ['name', 'email', 'seatClass'],
};

const approval = {
  type: 'object',
  title: 'Send this message?',
  description: 'The assistant wants to write in your name.',
  properties: {
    to: { type: 'string', format: 'email', title: 'To', readOnly: true, default: 'team@example.com' },
    body: { type: 'string', title: 'Text', maxLength: 500 },
    remember: { type: 'boolean', title: 'Do not ask again in this conversation' },
  },
  required: ['to', 'body'],
};

const team = {
  type: 'object',
  title: 'Team',
  properties: {
    name: { type: 'string' },
    office: {
      type: 'object',
      description: 'Where the team meets.',
      properties: { street: { type: 'string' }, city: { type: 'string' } },
      required: ['city'],
    },
    people: {
      type: 'array',
      minItems: 1,
      maxItems: 4,
      items: {
        type: 'object',
        title: 'Person',
        properties: { name: { type: 'string' }, role: { enum: ['Lead', 'Engineer', 'Designer', 'Writer', 'Guest'] } },
        required: ['name'],
      },
    },
    days: { type: 'array', title: 'Meets on', items: { enum: ['Monday', 'Wednesday', 'Friday'] }, minItems: 1 },
    tags: { type: 'array', items: { type: 'string' }, uniqueItems: true },
  },
  required: ['name', 'people', 'days'],
};

const payment = {
  type: 'object',
  title: 'Payment',
  properties: { amount: { type: 'number', exclusiveMinimum: 0 } },
  required: ['amount', 'by'],
  oneOf: [
    { title: 'Card', properties: { by: { const: 'card' }, number: { type: 'string', pattern: '^[0-9 ]{12,}$', title: 'Card number' } }, required: ['number'] },
    { title: 'Transfer', properties: { by: { const: 'transfer' }, iban: { type: 'string', title: 'IBAN', minLength: 15 } }, required: ['iban'] },
  ],
};

const meta = {
  title: 'Primitives/loqui-schema-form',
  component: 'loqui-schema-form',
  afterEach: settle,
  args: {
    schema: booking,
    defaultValue: undefined,
    errors: {},
    label: '',
    hint: '',
    size: 'medium',
    booleans: 'checkbox',
    disabled: false,
    readonly: false,
    sent: fn(),
  },
  decorators: [(story) => html`<div style="max-inline-size: 420px">${story()}</div>`],
  render: (args) =>
    html`<form
      style="display: grid; gap: 16px"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        args.sent(JSON.parse(new FormData(event.currentTarget as HTMLFormElement).get('answer') as string));
      }}
    >
      <loqui-schema-form
        name="answer"
        .schema=${args.schema}
        .defaultValue=${args.defaultValue}
        .errors=${args.errors}
        label=${args.label || nothing}
        hint=${args.hint || nothing}
        size=${args.size}
        booleans=${args.booleans}
        ?disabled=${args.disabled}
        ?readonly=${args.readonly}
      ></loqui-schema-form>
      <div><loqui-button type="submit" variant="primary">Send</loqui-button></div>
    </form>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Elicitation: Story = {};
export const Switches: Story = { args: { booleans: 'switch' } };
export const ToolApproval: Story = { args: { schema: approval, defaultValue: { to: 'team@example.com', body: 'We meet at ten.' } } };
export const Nested: Story = {
  args: { schema: team, defaultValue: { name: 'Docs', people: [{ name: 'Ada', role: 'Lead' }, { name: 'Ben' }], days: ['Monday'] } },
};
export const Alternatives: Story = { args: { schema: payment } };
export const Small: Story = { args: { size: 'small' } };
export const Large: Story = { args: { size: 'large' } };
export const Disabled: Story = { args: { disabled: true, defaultValue: { name: 'Ada', email: 'ada@example.com', seatClass: 'eco' } } };
export const ReadOnly: Story = { args: { readonly: true, defaultValue: { name: 'Ada', email: 'ada@example.com', seatClass: 'eco' } } };
export const ProblemsOfTheSite: Story = {
  args: { defaultValue: { name: 'Ada', email: 'ada@example.com', seatClass: 'eco' }, errors: { '/day': 'There is no train on this day.' } },
};

/** A schema with a keyword that a form does not support is refused, and the console names the keyword and its place. */
export const Refused: Story = {
  args: { schema: { type: 'object', patternProperties: { '^x': { type: 'string' } } } },
  play: async ({ canvasElement }) => {
    await find(canvasElement, '[part=unsupported]');
    await expect(canvasElement.querySelector('loqui-schema-form')?.schemaError?.pointer).toBe('/patternProperties');
  },
};

/** Sent too early, the form says what is missing, and leads to the first field. */
export const Problems: Story = {
  play: async ({ canvasElement }) => {
    await find(await find(canvasElement, 'loqui-radio-group'), '[role=radiogroup]');
    const element = canvasElement.querySelector('loqui-schema-form');
    await userEvent.click(await find(await find(canvasElement, 'loqui-button[type=submit]'), 'button'));
    await waitFor(() => expect(element?.matches(':state(invalid)')).toBe(true));
    await waitFor(() => expect(element?.shadowRoot?.activeElement?.getAttribute('data-pointer')).toBe('/name'));
    await find(canvasElement, '[part=problems] li:nth-child(3)');
  },
};

/** Filled in and sent, the form gives JSON of the schema. */
export const FilledIn: Story = {
  play: async ({ args, canvasElement }) => {
    await find(await find(canvasElement, 'loqui-radio-group'), '[role=radiogroup]');
    await userEvent.type(await find(await find(canvasElement, '[data-pointer="/name"]'), 'input'), 'Ada');
    await userEvent.type(await find(await find(canvasElement, '[data-pointer="/email"]'), 'input'), 'ada@example.com');
    await userEvent.click(await find(await find(canvasElement, 'loqui-radio:nth-of-type(2)'), 'input'));
    await userEvent.click(await find(await find(canvasElement, 'loqui-button[type=submit]'), 'button'));
    await waitFor(() => expect(args.sent).toHaveBeenCalledWith({ seats: 1, name: 'Ada', email: 'ada@example.com', seatClass: 'biz' }));
  },
};

/** Items of a list are added, moved and removed. */
export const List: Story = {
  args: { schema: team, defaultValue: { name: 'Docs', people: [{ name: 'Ada' }], days: ['Monday'] } },
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector('loqui-schema-form');
    await userEvent.click(await find(await find(canvasElement, '[data-pointer="/people"] > [part=add]'), 'button'));
    await waitFor(() => expect(element?.shadowRoot?.activeElement?.getAttribute('data-pointer')).toBe('/people/1/name'));
    await userEvent.keyboard('Ben');
    await userEvent.click(await find(await find(canvasElement, '[data-pointer="/people"] li:nth-child(2) > .tools > [part=move-up]'), 'button'));
    await waitFor(() => expect(element?.value).toMatchObject({ people: [{ name: 'Ben' }, { name: 'Ada' }] }));
  },
};
