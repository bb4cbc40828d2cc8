// The mark: a pod with its containers, one of them the pause container that holds the others together.

export function Logo() {
  return (
    <svg viewBox="0 0 32 32" width="20" height="20" aria-hidden>
      <path fill="var(--accent)" d="M16 1.5 28.6 8.7v14.6L16 30.5 3.4 23.3V8.7z" />
      <g fill="var(--on-accent)">
        <rect x="9" y="9" width="6" height="6" rx="1.25" />
        <rect x="17" y="9" width="6" height="6" rx="1.25" />
        <rect x="9" y="17" width="6" height="6" rx="1.25" />
      </g>
      <rect
        x="17.75"
        y="17.75"
        width="4.5"
        height="4.5"
        rx="0.75"
        fill="none"
        stroke="var(--on-accent)"
        strokeWidth="1.5"
      />
    </svg>
  );
}
