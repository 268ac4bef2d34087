// Each class calls its private names #t, #e and so on: terser gives every name of a file one short form, which no two classes share, and that compresses badly.
import { transform } from 'esbuild';

export const privateNames = () => ({
  name: 'private-names',
  async transform(code, id) {
    if (!id.endsWith('.ts')) return null;
    const { code: shorter, map } = await transform(code, { loader: 'js', target: 'es2022', minifyIdentifiers: true, sourcemap: 'external', sourcefile: id });
    return { code: shorter, map };
  },
});
