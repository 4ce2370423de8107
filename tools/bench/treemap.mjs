const [WIDTH, HEIGHT, TITLE] = [1200, 560, 22];

/** Light enough for black letters; neighbours in the table differ most, and the largest packages come first. */
const COLOURS = [
  '#8ab4f8',
  '#fdc86b',
  '#7fd0a0',
  '#f59b8f',
  '#c3a5f2',
  '#67d2d6',
  '#e3d26f',
  '#f7a8d0',
  '#b3c77f',
  '#cfae8e',
  '#a9c9de',
  '#ffb584',
  '#9fb0ea',
  '#a5e0c0',
  '#d9b3d9',
  '#d8d0b0',
];
const OTHERS = '#d7d7d7';

/** Below this share of its bundle a package is one of the others. */
const SMALLEST = 0.03;

/** Letters of the font, in units of the picture. */
const [LETTER, LINE] = [6.7, 15];

/**
 * A treemap as SVG: a column for each bundle, in it a rectangle for each package; areas are bytes.
 * @param {{ name: string, bytes: number, packages: { name: string, bytes: number }[] }[]} bundles
 */
export function treemap(bundles) {
  const total = sum(bundles);
  const shown = bundles.map((bundle) => ({ ...bundle, packages: withOthers(bundle) }));
  const colourOf = colours(shown);
  let x = 0;
  const columns = shown.map(({ name, bytes, packages }) => {
    const width = (WIDTH * bytes) / total;
    const boxed = boxes(packages, { x, y: TITLE, width, height: HEIGHT - TITLE });
    const column = [
      `<text x="${round(x + 4)}" y="15" font-weight="bold">${escaped(name)} ${kilobytes(bytes)}</text>`,
      ...boxed.map((box) => rectangle(box, colourOf(box.name))),
    ];
    x += width;
    return column.join('\n');
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    ...columns,
    '</svg>',
    '',
  ].join('\n');
}

/** The packages of a bundle that are large enough to be seen; the rest together. */
function withOthers({ bytes, packages }) {
  const large = packages.filter((candidate) => candidate.bytes >= bytes * SMALLEST);
  const small = packages.slice(large.length);
  return small.length > 1
    ? [...large, { name: `${small.length} others`, bytes: sum(small), isRest: true }].sort((a, b) => b.bytes - a.bytes)
    : packages;
}

/** One colour for each package in all bundles, the largest first. */
function colours(bundles) {
  const sizes = new Map();
  for (const { name, bytes, isRest } of bundles.flatMap(({ packages }) => packages))
    if (!isRest) sizes.set(name, (sizes.get(name) ?? 0) + bytes);
  const names = [...sizes].sort(([, a], [, b]) => b - a).map(([name]) => name);
  return (name) => (names.includes(name) ? COLOURS[names.indexOf(name) % COLOURS.length] : OTHERS);
}

/** Cuts an area in two of about equal weight, along its longer side, until each item has its own. */
function boxes(items, area) {
  if (items.length <= 1) return items.map((item) => ({ ...item, ...area }));
  const total = sum(items);
  let count = 1;
  while (count < items.length - 1 && sum(items.slice(0, count + 1)) <= total / 2) count++;
  const [first, second] = [items.slice(0, count), items.slice(count)];
  const share = sum(first) / total;
  const { x, y, width, height } = area;
  const [a, b] =
    width >= height
      ? [
          { x, y, width: width * share, height },
          { x: x + width * share, y, width: width * (1 - share), height },
        ]
      : [
          { x, y, width, height: height * share },
          { x, y: y + height * share, width, height: height * (1 - share) },
        ];
  return [...boxes(first, a), ...boxes(second, b)];
}

const sum = (items) => items.reduce((total, { bytes }) => total + bytes, 0);
const kilobytes = (bytes) => `${Math.round(bytes / 1000)} KB`;
const escaped = (it) => it.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const round = (value) => value.toFixed(1);

function rectangle({ name, bytes, x, y, width, height }, colour) {
  const title = `<title>${escaped(`${name} ${kilobytes(bytes)}`)}</title>`;
  const label = linesOf(name, kilobytes(bytes), width - 8).slice(0, Math.floor((height - 4) / LINE));
  const texts = label.map(
    (line, index) => `<text x="${round(x + 4)}" y="${round(y + LINE * (index + 1))}">${escaped(line)}</text>`,
  );
  const place = `x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"`;
  return `<g>${title}<rect ${place} fill="${colour}" stroke="#fff" stroke-width="2"/>${texts.join('')}</g>`;
}

/** A label in lines of a width, broken behind hyphens and slashes and before the size. */
function linesOf(name, size, width) {
  const room = Math.floor(width / LETTER);
  const lines = [''];
  for (const part of [...name.split(/(?<=[-/ ])/), ` ${size}`]) {
    if ((lines.at(-1) + part).length > room && lines.at(-1) !== '') lines.push(part.trimStart());
    else lines[lines.length - 1] += part;
  }
  return lines.map((line) => (line.length > room ? `${line.slice(0, Math.max(room - 1, 0))}…` : line));
}
