import type { Words } from '../../kit/locale.js';

/** Keys of other systems. */
export const KEY_WORDS = {
  KEY_NAME_TAKEN: {
    'zh-CN': '已有同名的有效密钥，请先吊销或换一个名称。',
    en: 'A key of this name is in use; revoke it first, or give another name.',
  },
  'cli.keys.created': {
    'zh-CN': '密钥“{name}”（{id}）已创建。以下内容仅显示这一次，请立即妥善保存：',
    en: 'The key “{name}” ({id}) is made. It is shown this once; keep it now:',
  },
  'cli.keys.revoked': { 'zh-CN': '密钥“{name}”（{id}）已吊销。', en: 'The key “{name}” ({id}) is revoked.' },
  'cli.keys.none': { 'zh-CN': '尚无密钥', en: 'no keys yet' },
  'cli.keys.live': { 'zh-CN': '有效', en: 'holds' },
  'cli.keys.ended': { 'zh-CN': '已吊销', en: 'revoked' },
  'cli.keys.head.id': { 'zh-CN': '编号', en: 'id' },
  'cli.keys.head.name': { 'zh-CN': '名称', en: 'name' },
  'cli.keys.head.scopes': { 'zh-CN': '用途', en: 'scopes' },
  'cli.keys.head.created': { 'zh-CN': '创建时间', en: 'made' },
  'cli.keys.head.used': { 'zh-CN': '最近使用', en: 'last used' },
  'cli.keys.head.state': { 'zh-CN': '状态', en: 'state' },
} as const satisfies Record<string, Words>;
