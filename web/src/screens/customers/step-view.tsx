import { Button } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../parts/format.ts';
import { useStepLine } from './step-line.tsx';
import type { Step } from './timeline-steps.ts';

/** One step; its why is asked for when it is opened, since every look is on record. */
export function StepView({ of: step, currency }: { readonly of: Step; readonly currency: string | undefined }) {
  const { t } = useTranslation('customers');
  const { instant } = useFormat();
  const lineOf = useStepLine(currency);
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const { text, tag, more } = lineOf(step);
  return (
    <div>
      <p className="tm-step">
        <time dateTime={step.at}>{instant(step.at)}</time>
        <strong>{text}</strong> {tag}{' '}
        {more ? (
          <Button
            type="link"
            size="small"
            aria-expanded={isOpen}
            aria-controls={id}
            aria-label={t(isOpen ? 'closeStep' : 'openStep', { at: instant(step.at) })}
            onClick={() => setOpen(!isOpen)}
          >
            {t(isOpen ? 'less' : 'details')}
          </Button>
        ) : null}
      </p>
      <div id={id} className="tm-step-more" hidden={!isOpen}>
        {isOpen && more ? more() : null}
      </div>
    </div>
  );
}
