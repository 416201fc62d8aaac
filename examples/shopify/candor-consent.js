// Hands the shopper's answer to Shopify's banner on to Candor. Only an answer: where a region asks for none, Shopify
// allows without one, and that is no yes.
;(() => {
  const shopify = window.Shopify
  const answers = { yes: true, no: false }

  const tell = () => {
    const { analytics, marketing, preferences } = shopify.customerPrivacy.currentVisitorConsent()
    const given = { analytics, attribution: marketing, personalisation: preferences }
    const answered = Object.entries(given).filter(([, answer]) => answer in answers)
    if (answered.length) {
      window.candor(
        'consent',
        Object.fromEntries(answered.map(([purpose, answer]) => [purpose, answers[answer]])),
      )
    }
  }

  shopify?.loadFeatures([{ name: 'consent-tracking-api', version: '0.1' }], (error) => {
    if (error) return
    tell()
    document.addEventListener('visitorConsentCollected', tell)
  })
})()
