/** Loqui's tags in JSX, each with its properties and all its events, read from the elements' own types. Copy it into a React project as it is. */
import type { ClassAttributes, HTMLAttributes } from 'react';

type Tag = Extract<keyof HTMLElementTagNameMap, `loqui-${string}`>;

/** What the element has beyond any HTML element, methods left out. */
type Properties<E> = { [Key in Exclude<keyof E, keyof HTMLElement> as E[Key] extends (...args: never[]) => unknown ? never : Key]?: E[Key] };

/** React 19 listens to custom events by `on` and their exact name. */
type Handlers = {
  [Type in keyof GlobalEventHandlersEventMap as Type extends `loqui-${string}` ? `on${Type}` : never]?: (event: GlobalEventHandlersEventMap[Type]) => void;
};

type LoquiTags = {
  [Name in Tag]: ClassAttributes<HTMLElementTagNameMap[Name]> &
    HTMLAttributes<HTMLElementTagNameMap[Name]> &
    Properties<HTMLElementTagNameMap[Name]> &
    Handlers;
};

declare module 'react' {
  namespace JSX {
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- JSX looks tags up in this interface; it can only be extended
    interface IntrinsicElements extends LoquiTags {}
  }
}
