// The Events page.

import type { events as source } from '../en/events.ts';
import type { Translation } from '../translation.ts';

export const events: Translation<typeof source> = {
  title: '事件',
  grid: '事件列表',
  columns: {
    lastSeen: '最近发生',
    time: '时间',
    type: '类型',
    reason: '原因',
    object: '对象',
    container: '容器',
    message: '消息',
    count: '次数',
    firstSeen: '首次发生',
  },
  filter: '筛选事件',
  filterPlaceholder: '按原因、对象或消息筛选',
  reasons: '原因',
  allReasons: '所有原因',
  reasonCount_other: '{{count}} 个原因',
  warning: 'Warning',
  normal: 'Normal',
  currentOnly: '仅当前 Pod',
  counts: '{{shown}} / {{total}}',
  strip: {
    hourAgo: '1 小时前',
    now: '现在',
    label: '最近一小时每分钟的事件：{{normal}} 个正常，{{warnings}} 个警告',
    minute: '{{time}}：{{normal}} 个正常，{{warnings}} 个警告',
  },
  empty: { title: '还没有事件', text: '事件记录 Pod 发生了什么，保留七天。' },
  noMatch: { title: '没有匹配的事件', clear: '清除筛选' },
};
