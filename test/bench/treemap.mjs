const [WIDTH, HEIGHT, TITLE] = [960, 420, 20];
const COLOURS = ['#4269d0', '#efb118', '#3ca951', '#ff725c', '#a463f2', '#6cc5b0', '#97bbf5', '#9c6b4e'];

/**
 * A treemap as SVG: a column for each bundle, in it a rectangle for each package; areas are bytes.
 * @param {{ name: string, bytes: number, packages: { name: string, bytes: number }[] }[]} bundles
 */
export function treemap(bundles) {
  const total = bundles.reduce((sum, it) => sum + it.bytes, 0);
  const colours = new Map();
  const colourOf = (name) => colours.get(name) ?? colours.set(name, COLOURS[colours.size % COLOURS.length]).get(name);
  let x = 0;
  const columns = bundles.map(({ name, bytes, packages }) => {
    const width = (WIDTH * bytes) / total;
    const column = [text(x + 4, 14, `${name} ${kilobytes(bytes)}`, width), ...boxes(packages, { x, y: TITLE, width, height: HEIGHT - TITLE }).map((it) => rectangle(it, colourOf(it.name)))];
    x += width;
    return column.join('\n');
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">\n<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>\n${columns.join('\n')}\n</svg>\n`;
}

/** Cuts an area in two of about equal weight, along its longer side, until each item has its own. */
function boxes(items, area) {
  if (items.length <= 1) return items.map((it) => ({ ...it, ...area }));
  const total = sum(items);
  let count = 1;
  while (count < items.length - 1 && sum(items.slice(0, count)) < total / 2) count++;
  const [first, second] = [items.slice(0, count), items.slice(count)];
  const share = sum(first) / total;
  const { x, y, width, height } = area;
  const [a, b] = width >= height
    ? [{ x, y, width: width * share, height }, { x: x + width * share, y, width: width * (1 - share), height }]
    : [{ x, y, width, height: height * share }, { x, y: y + height * share, width, height: height * (1 - share) }];
  return [...boxes(first, a), ...boxes(second, b)];
}

const sum = (items) => items.reduce((total, { bytes }) => total + bytes, 0);
const kilobytes = (bytes) => `${Math.round(bytes / 1000)} KB`;
const escaped = (it) => it.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function rectangle({ name, bytes, x, y, width, height }, colour) {
  const label = `${name} ${kilobytes(bytes)}`;
  const box = `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${colour}" fill-opacity=".45" stroke="#fff"><title>${escaped(label)}</title></rect>`;
  return height < 16 ? box : `${box}${text(x + 4, y + 14, label, width)}`;
}

/** A label, where it fits. */
const text = (x, y, label, width) => (width < label.length * 6.6 ? '' : `<text x="${round(x)}" y="${round(y)}">${escaped(label)}</text>`);
const round = (value) => value.toFixed(1);
