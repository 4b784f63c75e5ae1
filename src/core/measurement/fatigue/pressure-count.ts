import {
  customerPressure,
  FATIGUE_LABELS,
  type FatigueLabel,
  type FatigueRules,
  fatigueLabel,
  type PressedRow,
} from '../../policy/cap/fatigue.js';

export type PressureCounts = { readonly [L in FatigueLabel]: number };

/** Customers by the label of the pressure on them at one instant (methods.md section 13). Without rules nobody is pressed. */
export class PressureCount {
  private readonly found = new Map<FatigueLabel, number>();

  constructor(
    private readonly rules: FatigueRules | undefined,
    private readonly at: Date,
  ) {}

  add(rows: readonly PressedRow[], customerId: string): void {
    const { rules } = this;
    const label =
      rules === undefined ? 'UNDER' : fatigueLabel(customerPressure(rows, customerId, this.at, rules), rules);
    this.found.set(label, (this.found.get(label) ?? 0) + 1);
  }

  get counts(): PressureCounts {
    return Object.fromEntries(FATIGUE_LABELS.map((label) => [label, this.found.get(label) ?? 0])) as PressureCounts;
  }
}
