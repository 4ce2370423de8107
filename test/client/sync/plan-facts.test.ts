import assert from 'node:assert/strict';
import { planText } from '../../../client/src/cli/plan/text';
import { savedPlan } from '../../../client/src/cli/plan/saved';
import { planPush } from '../../../client/src/sync/plan';
import { describePlan, FACT_KIND_NAMES, type DescribedPlan } from '../../../client/src/sync/plan-facts';
import { changesOf, planMarkdown } from '../../../client/src/sync/plan-text';
import { reviewOf, verdictOf } from '../../../client/src/sync/plan-review';
import { plansMarkdown } from '../../../client/src/sync/plans-text';
import type { Settings } from '../../../client/src/sync/settings';
import { escapeMarkdown } from '../../../server/src/language/markdown';
import { linesOf } from '../../review-lines';

const BEFORE: Settings = {
  ClientName: 'web',
  // Without OAuth, a change of the callback URLs has no consequence.
  AllowedOAuthFlowsUserPoolClient: false,
  CallbackURLs: ['https://a.example/cb'],
  ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  RefreshTokenValidity: 30,
  AuthSessionValidity: 5,
};
const identity = { UserPoolId: 'us-east-1_a', ClientId: '1abc' };

/** A plan in which every kind of fact occurs. A new kind needs a place here. */
function everyFact(): DescribedPlan & { readonly live: Parameters<typeof savedPlan>[0]['live'] } {
  const settings: Settings = {
    ...BEFORE,
    // Changed by somebody else, and not mentioned by the file.
    AuthSessionValidity: 9,
    // Cognito refuses rotation beside that flow; it is live already.
    RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 },
    LogoutURLs: ['https://a.example/out'],
    // Its provider was deleted since, so that it is not certain that an update with it is refused.
    SupportedIdentityProviders: ['COGNITO', 'Gone'],
  };
  const { ClientName: _, ...file } = BEFORE;
  const local: Settings = {
    ...file,
    // No number is live, either.
    TokenValidityUnits: { IdToken: 'minutes' },
    CallbackURLs: ['https://b.example/cb'],
    WriteAttributes: ['email'],
    EnablePropagateAdditionalUserContextData: true,
    // A flow of tomorrow: whether it uses scopes is not known.
    ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_NEXT_AUTH'],
    AllowedOAuthScopes: ['api/read'],
  };
  const live = { identity, name: 'web', settings, unknown: ['FutureSetting'] };
  const context = { hasSecret: false };
  // Most of what the file had is no longer in it.
  const removed: Settings = {
    LogoutURLs: ['https://a.example/out'],
    SupportedIdentityProviders: ['COGNITO'],
    EnableTokenRevocation: false,
    AccessTokenValidity: 2,
    PreventUserExistenceErrors: 'ENABLED',
    ReadAttributes: ['email'],
  };
  const base = { file: { ...BEFORE, ...removed }, live: { ...BEFORE, ...removed } };
  const plan = planPush({ base, local, live: settings });
  const protection = { protection: 'readonly', because: 'clientName web' } as const;
  const notChecked = 'Not everything of us-east-1_a could be read.';
  const proposed = { live, context, notChecked, plan, mode: 'merge', decisions: {}, protection } as const;
  return { live, ...describePlan(proposed, { region: 'us-east-1' }) };
}

const file = { path: 'a', name: 'a', text: '', sha256: '', target: { userPoolId: 'us-east-1_a', clientId: '1abc' } };

/** Every surface that shows a plan, as the text that a person reads there, with how it writes values. */
const SURFACES: Readonly<
  Record<string, { text(plan: ReturnType<typeof everyFact>): string; write?: typeof escapeMarkdown }>
> = {
  'the review in the editor': {
    text: (plan) =>
      linesOf({
        title: '',
        phase: 'asking',
        status: '',
        verdict: verdictOf([plan]),
        plans: [{ review: reviewOf(plan) }],
        answers: [],
      }).join('\n'),
  },
  'the document of a plan, as plan --markdown prints it': {
    text: (plan) => planMarkdown(plan),
    write: escapeMarkdown,
  },
  'the document of several plans': { text: (plan) => plansMarkdown([plan], []), write: escapeMarkdown },
  'plan and push in a terminal': {
    text: (plan) => planText({ ...plan, file: { ...file, local: plan.plan.local } }, (_, text) => text),
  },
  'plan --json': {
    text: (plan) => {
      const { facts, changes } = savedPlan({ ...plan, file }) as unknown as {
        facts: { text: string }[];
        changes: { name: string; words: string }[];
      };
      return [...facts.map(({ text }) => text), ...changes.map(({ name, words }) => `${name}: ${words}`)].join('\n');
    },
  },
};

describe('the facts of a plan', () => {
  const plan = everyFact();

  it('are of every kind in this plan', () => {
    assert.deepEqual(
      FACT_KIND_NAMES.filter((kind) => !plan.facts.some((group) => group.kind === kind)),
      [],
    );
  });

  for (const [surface, { text, write = (value: string) => value }] of Object.entries(SURFACES)) {
    for (const kind of FACT_KIND_NAMES) {
      it(`are all in ${surface}: ${kind}`, () => {
        const shown = text(plan);
        for (const { facts } of plan.facts.filter((group) => group.kind === kind)) {
          for (const { label, text: fact, items = [] } of facts) {
            const lead = write === escapeMarkdown ? fact.replace(/:$/, '') : fact;
            for (const part of [label ?? '', write(lead), ...items.map(write)])
              assert.ok(shown.includes(part), `${part}\nis not in\n${shown}`);
          }
        }
      });
    }

    it(`stand beside all changes in ${surface}`, () => {
      const shown = text(plan);
      for (const { entry } of changesOf(plan.plan)) assert.ok(shown.includes(entry.name), entry.name);
    });
  }
});
