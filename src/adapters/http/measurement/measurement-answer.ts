import type { HazardLevel } from '../../../core/measurement/fatigue/hazard.js';
import type { ReachedArm } from '../../../core/measurement/reached.js';
import type { SampleRatio } from '../../../core/measurement/srm.js';
import { wordsOf } from '../../../core/words/say.js';
import type { LearntFatigue } from '../../../flows/learn-fatigue.js';
import type { CampaignAssignments } from '../../../flows/read-assignment-health.js';

const why = (reason: string) => ({ reason, words: wordsOf(reason) });

function labelAnswer(label: HazardLevel['label']) {
  if (label.kind === 'unknown') return { label: null, ...why(`FATIGUE_${label.because}`) };
  return { label: label.label, words: wordsOf(`FATIGUE_${label.label}`) };
}

export function fatigueAnswer({ observed, levels, ...rest }: LearntFatigue) {
  return {
    ...observed,
    ...rest,
    levels: levels.map(({ optOut, complaint, label, ...level }) => ({
      ...level,
      optOut: { ...optOut, label: labelAnswer(optOut.label) },
      complaint: { ...complaint, label: labelAnswer(complaint.label) },
      label: labelAnswer(label),
    })),
  };
}

function testAnswer(test: SampleRatio | null) {
  if (test === null || test.kind === 'tested') {
    return test && { ...test, chiSquare: Number.isFinite(test.chiSquare) ? test.chiSquare : null };
  }
  return { kind: test.kind, ...why(test.reason) };
}

const shareOf = ({ assigned, reached }: ReachedArm) => (assigned === 0 ? null : reached / assigned);

export function assignmentAnswer({ arms, gap, draws, ...rest }: CampaignAssignments) {
  const armOf = (arm: keyof typeof arms) => {
    const { reached, ...health } = arms[arm];
    return { ...health, reached: { ...reached, share: shareOf(reached) } };
  };
  return {
    ...rest,
    arms: { treated: armOf('treated'), control: armOf('control') },
    gap: gap.kind === 'missing' ? { kind: gap.kind, ...why(gap.reason) } : gap,
    draws: draws.map((draw) => ({ ...draw, test: testAnswer(draw.test) })),
  };
}
