import type { Words } from '../../kit/locale.js';

/** What the command line and the first start say. */
export const CLI_WORDS = {
  'cli.import.progress': {
    'zh-CN': '导入：{done} / {total} 行，新增 {inserted}，更新 {updated}，未变 {unchanged}，拒绝 {rejected}',
    en: 'import: {done} of {total} rows, {inserted} new, {updated} changed, {unchanged} unchanged, {rejected} rejected',
  },
  'cli.import.id': {
    'zh-CN': '导入编号 {id}（中断后可用 --resume {id} 继续）',
    en: 'import {id} (if interrupted, go on with --resume {id})',
  },
  'cli.import.rejects': { 'zh-CN': '被拒绝的行：{file}', en: 'rejected rows: {file}' },
  'cli.run.progress': {
    'zh-CN': '批次 {run}：{done} / {total} 个分片，已评估 {evaluated}，命中 {matched}',
    en: 'run {run}: {done} of {total} chunks, {evaluated} evaluated, {matched} matched',
  },
  'cli.run.sending': {
    'zh-CN': '批次 {run}：已计划 {scheduled}，待发送 {open}，等待回执 {receipts}',
    en: 'run {run}: {scheduled} scheduled, {open} to send, {receipts} waiting for a receipt',
  },
  'cli.state.evaluating': { 'zh-CN': '评估中', en: 'evaluating' },
  'cli.state.done': { 'zh-CN': '已完成', en: 'done' },
  'cli.state.stopped': { 'zh-CN': '已停止', en: 'stopped' },
  'cli.state.failed': { 'zh-CN': '失败', en: 'failed' },
  'cli.run.waits': {
    'zh-CN': '{open} 个触达尚未到发送时间，到期后由工作进程发送',
    en: '{open} are not due yet; the worker sends them when they are',
  },
  'cli.runs.none': { 'zh-CN': '尚无批次', en: 'no runs yet' },
  'cli.rules.valid': {
    'zh-CN': '{packs} 个规则包、{rules} 条规则有效',
    en: '{packs} packs with {rules} rules are valid',
  },
  'cli.rules.cases': { 'zh-CN': '用例：{passed} 通过，{failed} 失败', en: 'cases: {passed} passed, {failed} failed' },
  'cli.rules.case.failed': {
    'zh-CN': '{pack}：“{case}” 应命中 [{expected}]，实际命中 [{actual}]',
    en: '{pack}: "{case}" should match [{expected}], matched [{actual}]',
  },
  'cli.rules.none': { 'zh-CN': '{dir} 下没有 pack.json', en: 'there is no pack.json under {dir}' },
  'cli.explain.matched': { 'zh-CN': '命中', en: 'matched' },
  'cli.explain.not': { 'zh-CN': '未命中', en: 'not matched' },
  'cli.explain.unknown': { 'zh-CN': '无法判断', en: 'cannot know' },
  'cli.explain.all': { 'zh-CN': '全部满足', en: 'all of' },
  'cli.explain.any': { 'zh-CN': '满足其一', en: 'any of' },
  'cli.explain.none': { 'zh-CN': '不满足', en: 'not' },
  'cli.explain.audience': { 'zh-CN': '不在活动受众内', en: 'not one of those whom the campaign is for' },
  'cli.explain.run': { 'zh-CN': '所用事实：批次 {run} 当时的事实', en: 'facts: as run {run} saw them' },
  'cli.explain.today': { 'zh-CN': '所用事实：今日的事实', en: "facts: today's" },
  'cli.head.run': { 'zh-CN': '批次', en: 'run' },
  'cli.head.state': { 'zh-CN': '状态', en: 'state' },
  'cli.head.chunks': { 'zh-CN': '分片', en: 'chunks' },
  'cli.head.evaluated': { 'zh-CN': '评估', en: 'evaluated' },
  'cli.head.matched': { 'zh-CN': '命中', en: 'matched' },
  'cli.head.scheduled': { 'zh-CN': '已计划', en: 'scheduled' },
  'start.accounts': { 'zh-CN': '已创建账户：{names}', en: 'accounts created: {names}' },
  'start.rules': {
    'zh-CN': '规则：新增 {packs} 个规则包、{offers} 个套餐、{campaigns} 个活动',
    en: 'rules: {packs} packs, {offers} offers and {campaigns} campaigns seeded',
  },
  'start.sample': { 'zh-CN': '正在载入示例运营商：{file}', en: 'loading the sample operator: {file}' },
  'start.campaign': { 'zh-CN': '正在运行示例活动 {campaign}', en: 'running the sample campaign {campaign}' },
  'start.heading': { 'zh-CN': '批次 {run} 的结果', en: 'What run {run} did' },
  'start.url': { 'zh-CN': '网址', en: 'URL' },
  'start.clock': { 'zh-CN': '业务时钟', en: 'business clock' },
  'start.data': { 'zh-CN': '数据目录', en: 'data folder' },
  'start.logins': { 'zh-CN': '登录账户（{file}）', en: 'logins ({file})' },
  'start.logins.changed': { 'zh-CN': '（密码已修改）', en: '(password changed)' },
} as const satisfies Record<string, Words>;
