// Shown where the link's access is missing or over: what happened, and how to get a new link.
export const AccessPage = ({ brand, reason }: { brand: string; reason: 'missing' | 'expired' }) => (
  <main class="access">
    <p class="soft">Candor reports</p>
    <h1>{reason === 'missing' ? 'This link does not open the reports' : 'This link has expired'}</h1>
    <p>
      {reason === 'missing'
        ? 'The part of the link that gives access is missing. Open the whole link that you were given.'
        : 'The collector no longer accepts this link. Nothing is lost: a new link shows the same reports.'}
    </p>
    <p>Whoever runs the collector makes a new one with:</p>
    <pre>
      <code>npx candor report-link {brand || '<brand>'}</code>
    </pre>
  </main>
)
