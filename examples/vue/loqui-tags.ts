/**
 * Loqui's tags in render functions, with their types. In templates of single-file components tell the compiler that they are tags:
 * `vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('loqui-') } } })`.
 */
import { h, type VNode } from 'vue';

type Tag = Extract<keyof HTMLElementTagNameMap, `loqui-${string}`>;

/** Vue listens to `loqui-send` by `onLoquiSend`. */
type Handlers = {
  [Type in keyof GlobalEventHandlersEventMap as Type extends `loqui-${infer Name}` ? `onLoqui${Capitalize<Name>}` : never]?: (
    event: GlobalEventHandlersEventMap[Type],
  ) => void;
};

export function loqui<T extends Tag>(tag: T, props: Partial<HTMLElementTagNameMap[T]> & Handlers): VNode {
  return h(tag, props);
}
