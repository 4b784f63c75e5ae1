import type { Words } from '../../kit/locale.js';

/** What the HTTP door says when it says no: the error as a whole, then what may be wrong with one field. */
export const API_WORDS = {
  NOT_FOUND: { 'zh-CN': '找不到所请求的内容。', en: 'What was asked for does not exist.' },
  INVALID_INPUT: { 'zh-CN': '输入有误，未保存任何内容。', en: 'The input is not valid; nothing was stored.' },
  INVALID_QUESTION: {
    'zh-CN': '地址有误，或其中的查询条件无效。',
    en: 'The address is not right, or what it asks for is not valid.',
  },
  WRONG_STATE: { 'zh-CN': '当前状态不允许此操作。', en: 'The present state does not allow this.' },
  NOT_ALLOWED: { 'zh-CN': '您的角色没有此权限。', en: 'Your role may not do this.' },
  NOT_LOGGED_IN: { 'zh-CN': '请先登录，或登录已过期。', en: 'Please log in; the log-in is missing or has ended.' },
  BAD_CREDENTIALS: { 'zh-CN': '用户名或密码不正确。', en: 'The name or the password is wrong.' },
  TOO_MANY_TRIES: {
    'zh-CN': '尝试次数过多，请在 {seconds} 秒后再试。',
    en: 'Too many tries. Please wait {seconds} seconds.',
  },
  CONFLICT: { 'zh-CN': '与已有内容冲突。', en: 'This conflicts with what is there already.' },
  CHANGED_MEANWHILE: {
    'zh-CN': '他人已在此期间保存，本次未保存任何内容。',
    en: 'Somebody else saved meanwhile; nothing of this was stored.',
  },
  FILE_UNREADABLE: { 'zh-CN': '文件无法读取。', en: 'The file cannot be read.' },
  UNAVAILABLE: { 'zh-CN': '暂时无法处理，请稍后再试。', en: 'This cannot be done now. Please try again later.' },
  ROUTE_UNKNOWN: { 'zh-CN': '没有这个地址。', en: 'There is no such address.' },
  BODY_NOT_JSON: { 'zh-CN': '请求正文不是有效的 JSON。', en: 'The body is not valid JSON.' },
  BODY_TOO_LARGE: { 'zh-CN': '请求正文或文件过大。', en: 'The body or the file is too large.' },
  MEDIA_TYPE_UNSUPPORTED: { 'zh-CN': '不支持该内容类型。', en: 'This content type is not understood here.' },
  REQUEST_REFUSED: { 'zh-CN': '无法处理该请求。', en: 'The request cannot be served.' },
  FAULT: {
    'zh-CN': '服务器出现故障。请把请求编号告诉管理员，日志中可以查到。',
    en: 'Something failed on the server. Give the request id to the administrator: it is in the log.',
  },

  COUNTING_BUSY: {
    'zh-CN': '等待统计的请求过多，请稍后再试。',
    en: 'Too many questions about the base are waiting. Please try again later.',
  },
  COUNTING_FAILED: {
    'zh-CN': '统计中途终止，没有得到结果。请重试；若再次失败，请告诉管理员，日志中有原因。',
    en: 'The count ended before it had an answer. Please try again; if it fails again, tell the administrator: the log says why.',
  },

  INPUT_MISSING: { 'zh-CN': '缺少必填项。', en: 'This is required.' },
  INPUT_FIELD_UNKNOWN: { 'zh-CN': '未知字段 {field}。', en: 'The field {field} is not known.' },
  INPUT_WRONG_TYPE: { 'zh-CN': '类型有误，应为 {expected}。', en: 'Wrong type: {expected} is expected.' },
  INPUT_TOO_SMALL: { 'zh-CN': '太小或太短，至少 {minimum}。', en: 'Too small or too short: at least {minimum}.' },
  INPUT_TOO_BIG: { 'zh-CN': '太大或太长，至多 {maximum}。', en: 'Too large or too long: at most {maximum}.' },
  INPUT_WRONG_FORM: { 'zh-CN': '格式有误，请检查。', en: 'This is not written in the form it must have.' },
  INPUT_WRONG_ID: {
    'zh-CN': '须由小写字母或数字开头，只含小写字母、数字、点、下划线和连字符。',
    en: 'Lower-case letters, digits, dots, underscores and hyphens only, and a letter or a digit first and last.',
  },
  INPUT_NOT_IN_LIST: { 'zh-CN': '只能是：{values}。', en: 'Must be one of: {values}.' },
  INPUT_NOT_USABLE: { 'zh-CN': '该值不可用。', en: 'This value cannot be used.' },

  PASSWORD_WRONG: { 'zh-CN': '当前密码不正确。', en: 'The current password is wrong.' },
  PASSWORD_UNCHANGED: { 'zh-CN': '新密码与当前密码相同。', en: 'The new password is the current one.' },
  NAME_TAKEN: { 'zh-CN': '该名称已被使用。', en: 'The name is taken.' },
  CAMPAIGN_ID_TAKEN: { 'zh-CN': '该活动编号已被使用。', en: 'There is a campaign of this id already.' },
  UPLOAD_NOT_MULTIPART: {
    'zh-CN': '请以 multipart/form-data 上传文件。',
    en: 'Send the file as multipart/form-data.',
  },
  UPLOAD_FILE_MISSING: { 'zh-CN': '缺少文件（字段 file）。', en: 'There is no file (field file).' },
  UPLOAD_FILE_EMPTY: { 'zh-CN': '文件为空。', en: 'The file is empty.' },
  UPLOAD_FILE_KIND: { 'zh-CN': '文件名须以 .csv 或 .ndjson 结尾。', en: 'The file name must end in .csv or .ndjson.' },
  UPLOAD_FIELD_UNKNOWN: { 'zh-CN': '未知的表单字段 {field}。', en: 'The form field {field} is not known.' },
  MAPPING_MISSING: {
    'zh-CN': '请给出 mapping（映射 JSON）或 mappingName（映射名）之一。',
    en: 'Give either mapping (the mapping as JSON) or mappingName.',
  },
  MAPPING_UNKNOWN: { 'zh-CN': '没有名为 {name} 的映射。', en: 'There is no mapping named {name}.' },
  MAPPING_NOT_JSON: { 'zh-CN': '映射不是有效的 JSON。', en: 'The mapping is not valid JSON.' },
} as const satisfies Record<string, Words>;
