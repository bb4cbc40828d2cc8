// A button that narrows a list to some values of one property; no value chosen means all.

import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Button } from './Button.tsx';
import { CheckMark } from './Checkbox.tsx';
import styles from './FilterMenu.module.css';
import menuStyles from './Menu.module.css';

export interface FilterMenuProps {
  /** What the values are: `Namespaces`. */
  readonly label: string;
  /** What is shown now, on the button: `All namespaces`. */
  readonly summary: string;
  /** Stands for the label where the summary is too short to say what is chosen. */
  readonly icon?: ReactNode;
  /** The choice of everything. */
  readonly allLabel: string;
  readonly values: readonly {
    readonly id: string;
    /** Shown instead of the id. */
    readonly label?: ReactNode;
    readonly count?: number;
  }[];
  readonly selected: readonly string[];
  readonly onChange: (selected: string[]) => void;
}

export function FilterMenu({ label, summary, icon, allLabel, values, selected, onChange }: FilterMenuProps) {
  return (
    <MenuTrigger>
      <Button aria-label={`${label}: ${summary}`}>
        {icon}
        <span className={styles.summary}>{summary}</span>
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className={menuStyles.popover ?? ''} offset={4}>
        <Menu aria-label={label} className={menuStyles.menu ?? ''}>
          <MenuItem id="" className={menuStyles.item ?? ''} onAction={() => onChange([])}>
            {allLabel}
          </MenuItem>
          <MenuSection
            aria-label={label}
            className={menuStyles.section ?? ''}
            selectionMode="multiple"
            shouldCloseOnSelect={false}
            selectedKeys={selected}
            onSelectionChange={(keys) =>
              onChange(keys === 'all' ? values.map(({ id }) => id) : [...keys].map((key) => `${key}`))
            }
          >
            {values.map(({ id, label: shown = id, count }) => (
              <MenuItem key={id} id={id} textValue={id} className={menuStyles.item ?? ''}>
                {({ isSelected }) => (
                  <>
                    <CheckMark isSelected={isSelected} />
                    {shown}
                    {count !== undefined && <span className={styles.count}>{count}</span>}
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
