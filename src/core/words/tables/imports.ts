import type { Words } from '../../kit/locale.js';

/** Why a file, a mapping or a row cannot be imported, and how an import ended. */
export const IMPORTS_WORDS = {
  FILE_NOT_THERE: { 'zh-CN': '找不到文件 {file}。', en: 'The file {file} is not there.' },
  FILE_NOT_READABLE: { 'zh-CN': '无法读取文件 {file}。', en: 'The file {file} cannot be read.' },
  FILE_EMPTY: { 'zh-CN': '文件为空。', en: 'The file is empty.' },
  FILE_HAS_NO_ROWS: { 'zh-CN': '文件只有表头，没有数据行。', en: 'The file has a header but no rows.' },
  FILE_IS_ZIP: {
    'zh-CN': '这是压缩文件或 Excel 文件，不是文本。请解压，或另存为 UTF-8 编码的 CSV。',
    en: 'This is a compressed or Excel file, not text. Unpack it, or save it as CSV in UTF-8.',
  },
  FILE_IS_BINARY: {
    'zh-CN': '这不是文本文件（二进制内容）。请提供 CSV 或 NDJSON。',
    en: 'This is not a text file (binary content). Give CSV or NDJSON.',
  },
  FILE_IS_UTF16: {
    'zh-CN': '文件编码为 UTF-16。请另存为 UTF-8 或 GB18030。',
    en: 'The file is in UTF-16. Save it as UTF-8 or GB18030.',
  },
  ENCODING_UNKNOWN: {
    'zh-CN': '文件既不是 UTF-8（第 {byte} 字节起不符，从 0 计），也不是 GB18030（第 {gbByte} 字节起不符）。',
    en: 'The file is neither UTF-8 (it fails at byte {byte}, counted from 0) nor GB18030 (at byte {gbByte}).',
  },
  QUOTE_NOT_CLOSED: {
    'zh-CN': '第 {line} 行打开的引号没有正确关闭。',
    en: 'A quote opened on line {line} is not closed properly.',
  },
  QUOTE_MISPLACED: {
    'zh-CN': '第 {line} 行：引号出现在未加引号的值中间。',
    en: 'Line {line}: a quote stands inside a value that is not quoted.',
  },
  ROW_TOO_LONG: { 'zh-CN': '第 {line} 行超过 {most} 字节。', en: 'Line {line} is longer than {most} bytes.' },
  ROW_UNREADABLE: { 'zh-CN': '第 {line} 行附近无法读取。', en: 'The file cannot be read near line {line}.' },
  TOO_MANY_COLUMNS: {
    'zh-CN': '第 {row} 行（表头为 0）有 {columns} 列，超过上限 {most}。',
    en: 'Row {row} (the header is 0) has {columns} columns, more than {most}.',
  },
  COLUMN_MISSING: { 'zh-CN': '缺少列 {column}。', en: 'The column {column} is missing.' },
  COLUMN_TWICE: { 'zh-CN': '列 {column} 出现了多次。', en: 'The column {column} stands there more than once.' },

  DUPLICATE_ID: { 'zh-CN': '该客户编号在文件中出现多次。', en: 'This customer id stands in the file more than once.' },
  ROW_RAGGED: { 'zh-CN': '该行有 {have} 个值，应为 {need} 个。', en: 'The row has {have} values instead of {need}.' },
  ROW_NOT_JSON: { 'zh-CN': '该行不是 JSON 对象。', en: 'The line is not a JSON object.' },
  VALUE_NOT_PLAIN: { 'zh-CN': '{column}：不能是对象或数组。', en: '{column}: must not be an object or an array.' },
  NUMBER_NOT_EXACT: {
    'zh-CN': '{column}：数字过大，已失去精度，请写成文本。',
    en: '{column}: the number is too large to be exact; write it as a text.',
  },
  VALUE_MISSING: { 'zh-CN': '{column}：缺少必填值。', en: '{column}: a required value is missing.' },
  NOT_IN_MAP: {
    'zh-CN': '{column}：值不在映射中（可用：{allowed}）。',
    en: '{column}: the value is not in the map ({allowed}).',
  },
  NOT_A_NUMBER: { 'zh-CN': '{column}：不是数字。', en: '{column}: is not a number.' },
  NOT_AN_AMOUNT: {
    'zh-CN': '{column}：不是金额，或小数位数超过货币的最小单位。',
    en: '{column}: is not an amount, or has more decimals than the currency.',
  },
  NOT_A_DATE: { 'zh-CN': '{column}：不是有效日期。', en: '{column}: is not a date.' },
  NOT_A_MONTH: { 'zh-CN': '{column}：不是月份（YYYY-MM）。', en: '{column}: is not a month (YYYY-MM).' },
  NOT_A_BIRTHDAY: {
    'zh-CN': '{column}：不是生日（日期或 MM-DD）。',
    en: '{column}: is not a birthday (a date or MM-DD).',
  },
  NOT_A_TIME: { 'zh-CN': '{column}：不是时间（HH:MM）。', en: '{column}: is not a time (HH:MM).' },
  NOT_A_PART: { 'zh-CN': '{column}：不是 0 到 1 之间的占比。', en: '{column}: is not a share between none and all.' },
  LIST_NOT_JSON: { 'zh-CN': '{column}：不是 JSON 数组。', en: '{column}: is not a JSON array.' },
  LIST_NOT_RECORDS: { 'zh-CN': '{column}：应为 JSON 对象。', en: '{column}: must be a JSON object.' },
  LIST_TOO_LONG: { 'zh-CN': '{column}：超过 {most} 项。', en: '{column}: has more than {most} entries.' },
  LIST_FIELD_UNKNOWN: { 'zh-CN': '{column}：未知字段 {field}。', en: '{column}: the field {field} is not known.' },
  LIST_NAME_BAD: {
    'zh-CN': '{column}：名称只能由字母、数字、- 和 _ 组成，至多 40 个字符。',
    en: '{column}: a name holds letters, digits, - and _ only, at most 40 characters.',
  },
  NOT_YES_OR_NO: { 'zh-CN': '{column}：须为 true、false、1 或 0。', en: '{column}: must be true, false, 1 or 0.' },
  NOT_ALLOWED_VALUE: { 'zh-CN': '{column}：不是允许的值。', en: '{column}: is not an allowed value.' },
  OUT_OF_RANGE: { 'zh-CN': '{column}：数值超出范围。', en: '{column}: is out of range.' },
  TOO_LONG: { 'zh-CN': '{column}：文本过长。', en: '{column}: the text is too long.' },
  UNPRINTABLE: { 'zh-CN': '{column}：含有控制字符。', en: '{column}: holds control characters.' },
  NOT_A_ZONE: { 'zh-CN': '{column}：不是已知时区。', en: '{column}: is not a time zone.' },
  NOT_A_CURRENCY: { 'zh-CN': '{column}：不是三个字母的货币代码。', en: '{column}: is not a three-letter currency.' },
  ID_MISSING: { 'zh-CN': '{column}：缺少客户编号。', en: '{column}: the customer id is missing.' },
  ID_TOO_LONG: {
    'zh-CN': '{column}：客户编号超过 64 个字符。',
    en: '{column}: the customer id is longer than 64 characters.',
  },
  ID_UNPRINTABLE: {
    'zh-CN': '{column}：客户编号含有不可见字符。',
    en: '{column}: the customer id holds characters that cannot be seen.',
  },
  ID_HAS_BAR: { 'zh-CN': '{column}：客户编号不能含有 |。', en: '{column}: a customer id must not hold |.' },

  MAPPING_UNKNOWN_TARGET: { 'zh-CN': '没有名为 {field} 的档案字段。', en: 'There is no profile field named {field}.' },
  MAPPING_TARGET_TWICE: { 'zh-CN': '{target} 被映射了多次。', en: '{target} is mapped more than once.' },
  MAPPING_TARGET_MISSING: { 'zh-CN': '映射中缺少 {target}。', en: 'The mapping has no line for {target}.' },
  MAPPING_ONE_DERIVATION: { 'zh-CN': '每行须恰有其中之一：{allowed}。', en: 'A line needs exactly one of: {allowed}.' },
  MAPPING_DERIVATION_UNFIT: {
    'zh-CN': '这种取值方式不适用于 {target}。',
    en: 'This way to find a value does not fit {target}.',
  },
  MAPPING_CONSTANT_MISSING: { 'zh-CN': '需要常量 {constant}。', en: 'The constant {constant} is needed.' },
  MAPPING_NOT_ON_LIST: { 'zh-CN': '只能是：{allowed}。', en: 'Must be one of: {allowed}.' },
  MAPPING_NOT_IN_RANGE: {
    'zh-CN': '须为 {least} 到 {most} 的整数。',
    en: 'Must be a whole number from {least} to {most}.',
  },
  MAPPING_NOT_CLEARABLE: {
    'zh-CN': '只有这些字段可以为"无"：{allowed}。',
    en: 'Only these fields can be said to have none: {allowed}.',
  },
  MAPPING_EMPTY_LIST: { 'zh-CN': '不能为空。', en: 'Must not be empty.' },
  MAPPING_TEXT_TOO_LONG: {
    'zh-CN': '文本超过 {longest} 个字符。',
    en: 'The text is longer than {longest} characters.',
  },
  MAPPING_TOO_MANY_LINES: { 'zh-CN': '映射超过 {most} 行。', en: 'The mapping has more than {most} lines.' },
  MAPPING_OTHERWISE_ALONE: { 'zh-CN': 'otherwise 须与 when 同用。', en: 'otherwise is of use only beside when.' },
  MAPPING_BAD_TEMPLATE: { 'zh-CN': '模板中的花括号不成对。', en: 'The braces of the template do not match.' },
  MAPPING_UNIT_UNFIT: { 'zh-CN': '该字段没有单位。', en: 'This field has no unit.' },
  MAPPING_MONTH_NEEDED: {
    'zh-CN': '{target} 需要 month：YYYY-MM，或从截止月算起的整数（-1 为上月）。',
    en: '{target} needs a month: YYYY-MM, or a whole number from the as-of month (-1 is the month before).',
  },
  MAPPING_SERIES_COLUMN: {
    'zh-CN': '按月展开时，column 须含花括号内的 YYYYMM、YYYY-MM 或 n。',
    en: 'A line for several months needs a column named with YYYYMM, YYYY-MM or n in braces.',
  },
  MAPPING_SEPARATOR_BAD: {
    'zh-CN': 'separator 须为 1 到 5 个字符。',
    en: 'separator must be one to five characters.',
  },
  MAPPING_APP_UNFIT: { 'zh-CN': '{target} 不分应用类别。', en: '{target} has no category of app.' },
  MAPPING_MONTH_UNFIT: { 'zh-CN': '{target} 不分月份。', en: '{target} does not belong to a month.' },

  IMPORT_INTERRUPTED: {
    'zh-CN': '导入中断：共 {total} 行，已应用 {done} 行；请用 npx tidemark import --resume {id} 继续。',
    en: 'The import was interrupted: {done} of {total} rows applied, resume with npx tidemark import --resume {id}.',
  },
  IMPORT_FILE_GONE: {
    'zh-CN':
      '源文件已不存在或无法读取：共 {total} 行，已应用 {done} 行；放回文件后用 npx tidemark import --resume {id} 继续。',
    en: 'The source file is gone or cannot be read: {done} of {total} rows applied. Put it back and resume with npx tidemark import --resume {id}.',
  },
  IMPORT_FILE_CHANGED: {
    'zh-CN':
      '源文件自检查后已更改：共 {total} 行，已应用 {done} 行；恢复原文件后用 npx tidemark import --resume {id} 继续，或把新文件重新导入。',
    en: 'The source file has changed since it was checked: {done} of {total} rows applied. Restore it and resume with npx tidemark import --resume {id}, or import the new file.',
  },
} as const satisfies Record<string, Words>;
export type ImportWord = keyof typeof IMPORTS_WORDS;
