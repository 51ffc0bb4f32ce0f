/** Three lanes and a bookmark. */
export const Logo = () => (
  <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">
    <rect x="2" y="4" width="20" height="4" rx="1.5" fill="var(--k0)" />
    <rect x="2" y="10" width="13" height="4" rx="1.5" fill="var(--k1)" />
    <rect x="2" y="16" width="17" height="4" rx="1.5" fill="var(--k2)" />
    <rect x="17.5" y="9" width="2" height="13" rx="1" fill="var(--group-b)" />
  </svg>
)
