import type { ReviewTone } from '../src/sync/plan-review';

/** The outlines of the icons, in a square of 16 by 16. The words beside an icon say what it means. */
const SHAPES: Readonly<Record<ReviewTone | 'check', string>> = {
  error: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zM5 5l6 6M11 5l-6 6',
  warning: 'M8 1.5 15 14H1zM8 6v4M8 11.5v1',
  conflict: 'M4 2v12M4 6c0 4 8 2 8 6M12 12v2M2.5 2h3M10.5 14h3',
  'breaks-sign-in': 'M8 1.5 15 14H1zM8 6v4M8 11.5v1',
  'weakens-protection': 'M8 1.5 2.5 3.5v4c0 3.5 2.5 6 5.5 7 3-1 5.5-3.5 5.5-7v-4zM5 13 11 3',
  'widens-access': 'M2 8h12M10 4l4 4-4 4M6 4 2 8l4 4',
  'changes-lifetimes': 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zM8 4v4l3 2',
  cosmetic: 'M3 8h10',
  check: 'M2 8.5 6 12.5 14 4',
};

const SVG = 'http://www.w3.org/2000/svg';

/** Draws an icon in the color of the text around it. A screen reader passes over it. */
export function icon(name: keyof typeof SHAPES): SVGElement {
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.setAttribute('viewBox', '0 0 16 16');
  drawing.setAttribute('class', 'icon');
  drawing.setAttribute('aria-hidden', 'true');
  const shape = document.createElementNS(SVG, 'path');
  shape.setAttribute('d', SHAPES[name]);
  drawing.append(shape);
  return drawing;
}
