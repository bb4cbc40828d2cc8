// A titled part of the side of the New-pod page, which is a page: its headings are of level 2.

import { Section, SectionLevel, type SectionProps } from '../details/Section.tsx';

export function SidePart(props: SectionProps) {
  return (
    <SectionLevel value={2}>
      <Section {...props} />
    </SectionLevel>
  );
}
