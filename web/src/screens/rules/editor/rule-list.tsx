import { CopyOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Badge, Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../api/refused.ts';
import { useSay } from '../../../app/words.ts';
import { Panel } from '../../../parts/page.tsx';
import { freeId, newRule, putAt, withRuleAdded, withRuleCopied } from '../draft/pack-draft.ts';
import { ruleOf } from '../draft/problems.ts';
import type { Draft } from '../draft/use-draft.ts';

type Given = {
  readonly draft: Draft;
  readonly chosen: number;
  readonly problems: readonly Problem[];
  readonly disabled: boolean;
  readonly choose: (index: number) => void;
};

/** The rules of the pack: which one is open, and which ones are not right yet. */
export function RuleList({ draft, chosen, problems, disabled, choose }: Given) {
  const { t } = useTranslation('rules');
  const say = useSay();
  const { rules } = draft.pack;
  const wrong = (index: number) => problems.filter((problem) => ruleOf(problem) === index).length;
  const add = () => {
    const id = freeId(
      'rule',
      rules.map((rule) => rule.id),
    );
    draft.change((json) => withRuleAdded(json, newRule(id)));
    choose(rules.length);
  };
  const copy = () => {
    draft.change((json) => withRuleCopied(json, chosen));
    choose(chosen + 1);
  };
  const remove = () => {
    draft.change((json) => putAt(json, ['rules', chosen], undefined));
    choose(Math.max(0, chosen - 1));
  };
  return (
    <Panel title={t('rulesOf', { count: rules.length })}>
      <ol className="tm-rule-list">
        {rules.map(({ index, title }) => (
          <li key={index}>
            <button type="button" aria-current={index === chosen ? 'true' : undefined} onClick={() => choose(index)}>
              <span className="tm-data">{say(title) || t('untitled')}</span>
              {wrong(index) > 0 ? (
                <Badge count={wrong(index)} size="small" title={t('problems', { count: wrong(index) })} />
              ) : null}
            </button>
          </li>
        ))}
      </ol>
      {disabled ? null : (
        <div className="tm-rule-tools">
          <Button size="small" icon={<PlusOutlined />} onClick={add}>
            {t('addRule')}
          </Button>
          <Button
            size="small"
            type="text"
            icon={<CopyOutlined />}
            aria-label={t('copyRule')}
            title={t('copyRule')}
            onClick={copy}
          />
          <Popconfirm
            title={t('removeRuleSure')}
            okText={t('removeRule')}
            cancelText={t('app:cancel')}
            disabled={rules.length < 2}
            onConfirm={remove}
          >
            <Button
              size="small"
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t('removeRule')}
              title={t('removeRule')}
              disabled={rules.length < 2}
            />
          </Popconfirm>
        </div>
      )}
    </Panel>
  );
}
