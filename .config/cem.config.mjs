// How the custom elements manifest is made: only the elements, only what is public, with the paths of the built package.
// It reads the doc blocks (@tag, @slot, @fires, @csspart, @cssproperty, @cssstate) and the decorated properties.
const isPublic = ({ name, privacy, static: isStatic }) =>
  (privacy === undefined || privacy === 'public') && !/^[#_]/.test(name) && !(isStatic && /^(styles|shadowRootOptions|formAssociated)$/.test(name));
const built = (file) => file?.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');
/** What every custom element has; the reader of a manifest knows it. */
const lifecycle = new Set([
  'connectedCallback',
  'disconnectedCallback',
  'attributeChangedCallback',
  'adoptedCallback',
  'formAssociatedCallback',
  'formDisabledCallback',
  'formResetCallback',
  'formStateRestoreCallback',
  'willUpdate',
  'update',
  'updated',
  'firstUpdated',
  'shouldUpdate',
  'render',
  'createRenderRoot',
  'getUpdateComplete',
  'scheduleUpdate',
]);

/**
 * The events of the `@fires` lines. The analyzer also makes an event of every `dispatchEvent(new LoquiSendEvent(text))` and takes its name from the first
 * argument; such an entry only proves that the element fires this class, which must then have its `@fires` line.
 */
function documentedEvents({ tagName, events = [] }) {
  const documented = events.filter(({ name, description }) => name && description);
  const types = new Set(documented.map(({ type }) => type?.text));
  const missing = [...new Set(events.map(({ type }) => type?.text).filter((type) => type && !types.has(type)))];
  if (missing.length > 0) throw new Error(`${tagName} fires ${missing.join(', ')} without a @fires line in its doc block.`);
  return documented;
}

const published = {
  name: 'published',
  packageLinkPhase({ customElementsManifest }) {
    const modules = [];
    for (const module of customElementsManifest.modules) {
      const elements = module.declarations.filter((declaration) => declaration.customElement && declaration.tagName);
      if (elements.length === 0) continue;
      for (const element of elements) {
        if (element.events) element.events = documentedEvents(element);
        element.members = element.members?.filter((member) => isPublic(member) && !lifecycle.has(member.name));
        element.attributes = element.attributes?.filter(({ fieldName }) => !fieldName || element.members?.some(({ name }) => name === fieldName));
        for (const item of [...(element.members ?? []), ...(element.attributes ?? []), ...(element.events ?? [])]) {
          if (item.inheritedFrom?.module) item.inheritedFrom.module = built(item.inheritedFrom.module);
        }
        if (element.superclass?.module) element.superclass.module = built(element.superclass.module);
      }
      const path = built(module.path);
      modules.push({
        kind: module.kind,
        path,
        declarations: elements,
        exports: elements.flatMap(({ name, tagName }) => [
          { kind: 'js', name, declaration: { name, module: path } },
          { kind: 'custom-element-definition', name: tagName, declaration: { name, module: path } },
        ]),
      });
    }
    customElementsManifest.modules = modules.sort((a, b) => (a.path < b.path ? -1 : 1));
  },
};

export default {
  globs: ['src/**/*.ts'],
  exclude: ['src/**/*.test.ts', 'src/testing/**', 'src/**/*.styles.ts', 'src/**/define.ts'],
  litelement: true,
  // The analyzer would write the place of its own output into package.json; ours is written by hand and checked when the package is packed.
  packagejson: false,
  plugins: [published],
};
