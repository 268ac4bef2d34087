/** An SVG that a library wrote, as an image of a known size. */

/** @throws what `decode` throws, when the SVG cannot be read even so */
export async function imageOf(svg: string): Promise<HTMLImageElement> {
  const size = sizeOf(svg);
  const image = document.createElement('img');
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(asXml(svg, size))}`;
  await image.decode();
  image.width = size?.[0] ?? image.naturalWidth;
  image.height = size?.[1] ?? image.naturalHeight;
  return image;
}

const ROOT = /<svg\b[^>]*/i;

/** Of its `viewBox`, else of its own width and height, where these are no shares of a page. Whole pixels, so that the box is the same before and after loading. */
function sizeOf(svg: string): readonly [number, number] | undefined {
  const root = ROOT.exec(svg)?.[0] ?? '';
  const box = /\sviewBox="([^"]*)"/
    .exec(root)?.[1]
    ?.trim()
    .split(/[\s,]+/);
  const given = [/\swidth="([\d.]+)(?:px)?"/, /\sheight="([\d.]+)(?:px)?"/].map((attribute) => attribute.exec(root)?.[1]);
  for (const pair of [box?.slice(2), given]) {
    const [width = 0, height = 0] = pair?.map(Number) ?? [];
    if (width > 0 && height > 0 && width + height < Infinity) return [Math.ceil(width), Math.ceil(height)];
  }
  return undefined;
}

/**
 * It comes as a page writes HTML, and an image reads XML: no names of characters, no tags without an end, no prefix that is not declared. The size is written
 * down, for the same reason that a page's layout must not decide it.
 */
function asXml(svg: string, size: readonly [number, number] | undefined): string {
  return svg
    .replace(ROOT, (root) => {
      let tag = root;
      if (size)
        tag = `${tag.replace(/\s(?:width|height)="[^"]*"/g, '').replace(/max-width:[^;"]*;?/, '')} width="${String(size[0])}" height="${String(size[1])}"`;
      if (!tag.includes(' xmlns=')) tag += ' xmlns="http://www.w3.org/2000/svg"';
      if (!tag.includes(' xmlns:xlink=')) tag += ' xmlns:xlink="http://www.w3.org/1999/xlink"';
      return tag;
    })
    .replaceAll('&nbsp;', '&#160;')
    .replace(/<(br|hr|img|input|wbr)\b([^>]*?)\/?>/gi, '<$1$2/>')
    .replace(/\p{Surrogate}/gu, '\ufffd');
}
