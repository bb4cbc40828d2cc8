// Menus from data: the items of a menu button and of a context menu are the same thing. An item is named by all its
// text, the shortcut included, as WCAG 2.5.3 (label in name) asks.

import type { ReactElement, ReactNode } from 'react';
import { Header } from 'react-aria-components/Header';
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection,
  MenuTrigger,
} from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { cx } from './cx.ts';
import styles from './Menu.module.css';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly shortcut?: string | undefined;
  /** Why it is disabled, or what it will do. */
  readonly description?: string | undefined;
  readonly isDanger?: boolean;
  readonly isDisabled?: boolean;
  readonly onAction: () => void;
}

export interface MenuGroup {
  readonly id: string;
  readonly title?: string;
  readonly items: readonly MenuItem[];
}

export function MenuList({
  label,
  groups,
}: {
  readonly label: string;
  readonly groups: readonly MenuGroup[];
}) {
  return (
    <AriaMenu aria-label={label} className={styles.menu ?? ''} autoFocus="first">
      {groups.map((group) => (
        <MenuSection key={group.id} className={styles.section ?? ''} aria-label={group.title ?? label}>
          {group.title !== undefined && <Header className={styles.header ?? ''}>{group.title}</Header>}
          {group.items.map((item) => (
            <MenuRow key={item.id} item={item} />
          ))}
        </MenuSection>
      ))}
    </AriaMenu>
  );
}

function MenuRow({ item }: { readonly item: MenuItem }) {
  return (
    <AriaMenuItem
      id={item.id}
      textValue={item.label}
      isDisabled={item.isDisabled ?? false}
      onAction={item.onAction}
      className={cx(styles.item, item.isDanger && styles.danger)}
    >
      <span className={styles.icon}>{item.icon}</span>
      <span className={styles.text}>
        <span>{item.label}</span>
        {item.description !== undefined && <span className={styles.description}>{item.description}</span>}
      </span>
      {item.shortcut !== undefined && <span className={styles.shortcut}>{item.shortcut}</span>}
    </AriaMenuItem>
  );
}

export interface MenuButtonProps {
  readonly label: string;
  readonly groups: readonly MenuGroup[];
  /** The button: a Button or an IconButton. */
  readonly children: ReactElement;
  readonly onOpenChange?: (isOpen: boolean) => void;
}

export function MenuButton({ label, groups, children, onOpenChange }: MenuButtonProps) {
  return (
    <MenuTrigger {...(onOpenChange === undefined ? {} : { onOpenChange })}>
      {children}
      <Popover className={styles.popover ?? ''} offset={4}>
        <MenuList label={label} groups={groups} />
      </Popover>
    </MenuTrigger>
  );
}
