import { COMPARE } from './compare-steps.mjs';
import { CONFLICT } from './conflict-steps.mjs';
import { CREATE } from './create-steps.mjs';
import { EDIT } from './edit-steps.mjs';
import { EXPLAIN } from './explain-steps.mjs';
import { HISTORY } from './history-steps.mjs';
import { HOSTILE } from './hostile-steps.mjs';
import { LOGIN } from './login-steps.mjs';
import { MANY } from './many-steps.mjs';
import { PROMOTE } from './promote-steps.mjs';
import { PULL } from './pull-steps.mjs';
import { PUSH } from './push-steps.mjs';
import { REFUSAL } from './refusal-steps.mjs';
import { SECRET } from './secret-steps.mjs';
import { TARGET } from './target-steps.mjs';
import { TERMINAL } from './terminal-steps.mjs';
import { TREE } from './tree-steps.mjs';

/**
 * The tour, in order. A step is { name, run(page, context, show) }: it does something as a person would, waits for what must be on the
 * screen, returns what it saw, and throws when it did not see it. show() takes the step's picture; without it, the picture is of the end.
 * `picture` names the one that the README shows of it; `area` is the only part of the screen that is in it.
 */
export const STEPS = [
  ...LOGIN,
  ...PULL,
  ...TARGET,
  ...EDIT,
  ...TREE,
  ...PUSH,
  ...EXPLAIN,
  ...COMPARE,
  ...CONFLICT,
  ...HISTORY,
  ...CREATE,
  ...PROMOTE,
  ...MANY,
  ...REFUSAL,
  ...TERMINAL,
  ...SECRET,
  ...HOSTILE,
];
