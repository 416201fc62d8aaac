// Shown where nobody is logged in, or the link's access is over: what happened, and how to get in.
interface Props {
  brand: string
  /** `logged_out`: the page was opened without a link, by nobody who may read this. */
  reason: 'logged_out' | 'expired'
}

const words = {
  logged_out: {
    heading: 'Log in to read these reports',
    happened: 'Nobody is logged in here who may read them.',
    otherwise: 'Without an account a link opens them. Whoever runs the collector makes one with:',
  },
  expired: {
    heading: 'This link has expired',
    happened: 'The collector no longer accepts this link. Nothing is lost: who has an account can log in.',
    otherwise: 'A new link shows the same reports. Whoever runs the collector makes one with:',
  },
} as const

export const AccessPage = ({ brand, reason }: Props) => (
  <main class="access">
    <p class="soft">Candor reports</p>
    <h1>{words[reason].heading}</h1>
    <p>{words[reason].happened}</p>
    <p>
      <a href={brand ? `/login?brand=${brand}` : '/login'}>Log in</a>
    </p>
    <p>{words[reason].otherwise}</p>
    <pre>
      <code>npx candor report-link {brand || '<brand>'}</code>
    </pre>
  </main>
)
