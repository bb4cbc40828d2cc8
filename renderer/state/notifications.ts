// What the app has to say: toasts that pass by, and the list that keeps them. Errors stay until dismissed.

import type { ReactNode } from 'react';
import { create } from 'zustand';

/** How long a toast without an error stands, unless the pointer or the focus is on it. */
export const TOAST_MS = 10_000;
/** The list keeps this many; older ones fall out. */
const MAX_NOTIFICATIONS = 100;

export interface NotificationAction {
  readonly label: string;
  readonly run: () => void;
}

export interface Notification {
  readonly id: number;
  readonly tone: 'info' | 'ok' | 'error';
  readonly text: string;
  /** The daemon's own words, or results per item. */
  readonly details?: ReactNode;
  readonly action?: NotificationAction;
  /** It only answers what was just tried and need not be read later: the list does not keep it. */
  readonly isPassing?: boolean;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export type NewNotification = Omit<Notification, 'id' | 'at'>;

interface NotificationsState {
  readonly list: readonly Notification[];
  /** Those on screen, oldest first. */
  readonly toasts: readonly Notification[];
  readonly unseen: number;
}

export const useNotifications = create<NotificationsState>()(() => ({ list: [], toasts: [], unseen: 0 }));

let lastId = 0;

/** Shows a toast, in the place of one that says the same, and keeps it in the list; returns its id. */
export function notify(notification: NewNotification): number {
  lastId += 1;
  const entry: Notification = { ...notification, id: lastId, at: Date.now() };
  useNotifications.setState(({ list, toasts, unseen }) => ({
    toasts: [...toasts.filter(({ tone, text }) => tone !== entry.tone || text !== entry.text), entry],
    ...(entry.isPassing ? {} : { list: [entry, ...list].slice(0, MAX_NOTIFICATIONS), unseen: unseen + 1 }),
  }));
  return entry.id;
}

/** Takes the toast away; the list keeps the notification. */
export function dismissToast(id: number): void {
  useNotifications.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
}

export function markNotificationsSeen(): void {
  useNotifications.setState({ unseen: 0 });
}

export function clearNotifications(): void {
  useNotifications.setState({ list: [], toasts: [], unseen: 0 });
}
