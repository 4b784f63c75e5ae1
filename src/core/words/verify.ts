import type { FactCatalogue } from '../facts/fact-catalogue.js';
import type { FactSheet, FactValue } from '../facts/fact-sheet.js';
import { LOCALES, type Locale, type Words } from '../kit/locale.js';
import type { Claim, Finding, Stretch } from '../rules/check/finding.js';
import { valueWords } from './fact-words.js';
import { say } from './say.js';

const NAMED = 8;

class Teller {
  constructor(
    private readonly locale: Locale,
    private readonly catalogue: FactCatalogue,
  ) {}

  /** What is claimed, and how it is known. */
  tell(finding: Finding): string {
    const what = finding.claim.kind === 'undecided' ? this.openness(finding, finding.claim) : this.claim(finding);
    return `${what}${this.locale === 'en' ? ' ' : ''}${this.evidence(finding.claim)}`;
  }

  private claim(finding: Finding): string {
    const [first, ...others] = finding.rules.map(({ rule }) => rule);
    return this.say(finding.kind, {
      rule: first ?? '',
      others: this.named(others),
      rules: this.named(finding.rules.map(({ rule }) => rule)),
      paths: this.joined(finding.paths),
      facts: this.joined(finding.facts.map((fact) => this.label(fact))),
      values: this.stretch(finding.facts[0] ?? '', finding.stretch),
      lever: finding.lever ?? '',
      cycle: (finding.cycle ?? []).join(' → '),
    });
  }

  private openness({ kind, rules }: Finding, { reason, limit, open }: Extract<Claim, { kind: 'undecided' }>): string {
    const names = this.named(rules.map(({ rule }) => rule));
    const why = this.say(`open.${reason}`, { limit });
    return this.say('open', { kind: this.say(`kind.${kind}`, {}), rules: names, open, why });
  }

  private evidence(claim: Claim): string {
    if (claim.kind === 'undecided') return '';
    const basis = this.say(`basis.${claim.basis}`, {});
    if (claim.kind === 'witnessed') {
      const matches = claim.matches.length === 0 ? this.say('nothing', {}) : this.joined(claim.matches);
      return this.say('witnessed', { sheet: this.sheet(claim.sheet), matches, basis });
    }
    const facts = this.joined(claim.facts.map((fact) => this.label(fact)));
    return this.say(claim.how, { facts, steps: claim.steps, basis });
  }

  /** A customer as one line: every fact the claim speaks of. */
  private sheet(sheet: FactSheet): string {
    const parts = Object.entries(sheet).map(([fact, value]) => `${this.label(fact)} ${this.value(fact, value)}`);
    return this.joined(parts);
  }

  private stretch(fact: string, stretch: Stretch | undefined): string {
    if (stretch === undefined) return '';
    if (stretch.kind === 'values') return this.joined(stretch.values.map((value) => this.value(fact, value)));
    const { low, high } = stretch;
    if (low === null) return this.say('below', { high: this.value(fact, high) });
    if (high === null) return this.say('above', { low: this.value(fact, low) });
    return this.say('between', { low: this.value(fact, low), high: this.value(fact, high) });
  }

  private label(fact: string): string {
    return this.catalogue.get(fact)?.labels[this.locale] ?? fact;
  }

  private value(fact: string, value: FactValue): string {
    const definition = this.catalogue.get(fact);
    return definition === undefined ? String(value) : valueWords(definition, value, null, this.locale);
  }

  /** The first few of many rules: the finding itself has them all. */
  private named(rules: readonly string[]): string {
    const [shown, more] = [this.joined(rules.slice(0, NAMED)), rules.length - NAMED];
    return more <= 0 ? shown : this.say('more', { shown, more });
  }

  private joined(parts: readonly string[]): string {
    return parts.join(this.locale === 'zh-CN' ? '、' : ', ');
  }

  private say(name: string, params: Readonly<Record<string, string | number>>): string {
    return say(this.locale, `verify.${name}`, params);
  }
}

/** A finding as a person reads it: what, how it is known, and the customer who shows it. */
export function findingWords(finding: Finding, catalogue: FactCatalogue): Words {
  const [zh, en] = LOCALES.map((locale) => new Teller(locale, catalogue).tell(finding).trim());
  return { 'zh-CN': zh ?? '', en: en ?? '' };
}
