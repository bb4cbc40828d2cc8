// Which namespaces are shown; several may be.

import { ChevronDown } from 'lucide-react';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { CheckMark } from '../ui/Checkbox.tsx';
import menuStyles from '../ui/Menu.module.css';
import styles from './PodsPage.module.css';

export interface NamespaceMenuProps {
  readonly namespaces: readonly string[];
  /** Empty: all. */
  readonly selected: readonly string[];
  readonly onChange: (selected: string[]) => void;
}

/** How many names fit on the button before it shows a number. */
const SHOWN_NAMES = 2;

export function NamespaceMenu({ namespaces, selected, onChange }: NamespaceMenuProps) {
  const { t } = useTranslation();
  const label =
    selected.length === 0
      ? t('pods.allNamespaces')
      : selected.length <= SHOWN_NAMES
        ? selected.join(', ')
        : t('pods.namespaceCount', { count: selected.length });
  // A chosen namespace whose last pod is gone must stay visible, or it could not be un-chosen.
  const listed = [...new Set([...namespaces, ...selected])];
  return (
    <MenuTrigger>
      <Button aria-label={`${t('pods.namespaces')}: ${label}`}>
        <span className={styles.namespaceButton}>{label}</span>
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className={menuStyles.popover ?? ''} offset={4}>
        <Menu aria-label={t('pods.namespaces')} className={menuStyles.menu ?? ''}>
          <MenuItem id="" className={menuStyles.item ?? ''} onAction={() => onChange([])}>
            {t('pods.allNamespaces')}
          </MenuItem>
          <MenuSection
            aria-label={t('pods.namespaces')}
            className={menuStyles.section ?? ''}
            selectionMode="multiple"
            shouldCloseOnSelect={false}
            selectedKeys={selected}
            onSelectionChange={(keys) =>
              onChange(keys === 'all' ? [...listed] : [...keys].map((key) => `${key}`))
            }
          >
            {listed.map((namespace) => (
              <MenuItem
                key={namespace}
                id={namespace}
                textValue={namespace}
                className={menuStyles.item ?? ''}
              >
                {({ isSelected }) => (
                  <>
                    <CheckMark isSelected={isSelected} />
                    {namespace}
                  </>
                )}
              </MenuItem>
            ))}
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
