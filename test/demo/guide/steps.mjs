import { COMPARE } from './compare-steps.mjs';
import { EDIT } from './edit-steps.mjs';
import { PULL } from './pull-steps.mjs';
import { PUSH } from './push-steps.mjs';
import { SECRET } from './secret-steps.mjs';

/**
 * The tour, in order. A step is { name, run(page, context, show) }: it does something as a person would, waits for what must be on the
 * screen, returns what it saw, and throws when it did not see it. show() takes the step's picture; without it, the picture is of the end.
 */
export const STEPS = [...PULL, ...EDIT, ...PUSH, ...COMPARE, ...SECRET];
