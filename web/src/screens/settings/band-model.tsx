import { DownloadOutlined, PlayCircleOutlined, UndoOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { factsQuery } from '../../api/catalogue.ts';
import { saveFile } from '../../api/client.ts';
import { modelEffect } from '../../api/settings.ts';
import type { Fact, ModelEffect, ModelFile } from '../../api/types.ts';
import { useMay } from '../../app/me.ts';
import { useTell } from '../../app/tell.ts';
import { useSay } from '../../app/words.ts';
import { Panel } from '../../parts/page.tsx';
import { Effect } from './effect.tsx';
import { type BandPart, type BandSet, bandSets, marksOf, marksRise, risingBands, withMark } from './marks.ts';

const MINOR_UNITS = 100;

type Given = {
  readonly set: BandSet;
  readonly before: BandSet | undefined;
  readonly of: Fact | undefined;
  readonly nameOf: (band: string | number) => string;
  readonly change: (place: number, value: number) => void;
};

/** Amounts are typed in whole units, whatever they are kept in. */
function Marks({ set, before, of, nameOf, change }: Given) {
  const { t } = useTranslation('settings');
  const factor = of?.unit === 'minor' ? MINOR_UNITS : 1;
  const whose = [set.currency, set.narrowed].filter(Boolean).join(' · ') || t('everybody');
  const former = marksOf(before?.bands ?? []);
  return (
    <fieldset className="tm-marks">
      <legend>{whose}</legend>
      <span className="tm-mark-band">{nameOf(set.bands[0]?.band ?? '')}</span>
      {marksOf(set.bands).map((mark, place) => {
        const label = t('markOf', { band: nameOf(set.bands[place + 1]?.band ?? ''), whose });
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: marks stand in their order
          <span key={place} className="tm-mark">
            <InputNumber
              size="small"
              aria-label={label}
              value={mark / factor}
              status={former[place] === mark ? '' : 'warning'}
              onChange={(value) => (typeof value === 'number' ? change(place, Math.round(value * factor)) : undefined)}
            />
            <span className="tm-mark-band">{nameOf(set.bands[place + 1]?.band ?? '')}</span>
          </span>
        );
      })}
    </fieldset>
  );
}

type Tried = { readonly of: BandPart; readonly effect: ModelEffect };

/** The marks of a model, and who would be in another band by other ones: tried over the whole base, and written nowhere. */
export function BandModel({ file }: { readonly file: ModelFile }) {
  const { t } = useTranslation('settings');
  const say = useSay();
  const tell = useTell();
  const mayCount = useMay('base.read');
  const { data: facts } = useQuery(factsQuery);
  const kept = file.content.model as BandPart;
  const [model, setModel] = useState(kept);
  const [tried, setTried] = useState<Tried | null>(null);
  const [isCounting, setCounting] = useState(false);
  const fact = (name: string) => facts?.items.find((one) => one.name === name);
  const banded = fact(kept.gives.band);
  const of = fact(kept.of);
  const nameOf = (band: string | number) => {
    const label = banded?.valueLabels?.[String(band)];
    return label ? say(label) : String(band);
  };
  const isChanged = model !== kept;
  const rises = marksRise(model);
  const count = async () => {
    setCounting(true);
    try {
      setTried({ of: model, effect: await modelEffect(file.name, { ...model }) });
    } catch (error) {
      tell(error);
    }
    setCounting(false);
  };
  const save = () => {
    const text = `${JSON.stringify({ ...file.content, model }, null, 2)}\n`;
    saveFile(new Blob([text], { type: 'application/json' }), `${file.name}.json`);
  };
  const former = bandSets(kept);
  return (
    <Panel title={banded ? say(banded.labels) : file.name}>
      <p>
        {t('bandsOf', { fact: of ? say(of.labels) : kept.of })}
        {kept.hysteresisPct ? ` ${t('hysteresis', { pct: kept.hysteresisPct })}` : ''}
      </p>
      {bandSets(model).map((set) => (
        <Marks
          key={set.key}
          set={set}
          before={former.find(({ key }) => key === set.key)}
          of={of}
          nameOf={nameOf}
          change={(place, value) => setModel((before) => withMark(before, set.key, place, value))}
        />
      ))}
      {rises ? null : <Alert type="error" showIcon title={t('marksFall')} />}
      <div className="tm-settings-actions">
        {mayCount ? (
          <Button
            type="primary"
            icon={<PlayCircleOutlined />}
            disabled={!isChanged || !rises}
            loading={isCounting}
            onClick={() => void count()}
          >
            {t('tryMarks')}
          </Button>
        ) : null}
        <Button icon={<UndoOutlined />} disabled={!isChanged} onClick={() => setModel(kept)}>
          {t('undoMarks')}
        </Button>
        <Button icon={<DownloadOutlined />} disabled={!isChanged || !rises} onClick={save}>
          {t('saveModel')}
        </Button>
      </div>
      <p className="tm-quiet">{t('howToApply', { file: `rules/facts/${file.name}.json` })}</p>
      {tried ? (
        <Effect of={tried.effect} isStale={tried.of !== model} rising={risingBands(model)} nameOf={nameOf} />
      ) : null}
    </Panel>
  );
}
