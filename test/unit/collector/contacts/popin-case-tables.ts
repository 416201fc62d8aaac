// REQUIREMENTS C5, C6 and C9 written out, apart from the code: every combination of three boxes, before and after the
// address is confirmed. `+` ticked, `o` displayed and left empty, `.` not displayed.

/** ambassador, brand, partners · unconfirmed: ambassador, brand, partners · confirmed: ambassador, brand, partners */
export const blogPopinTable = `
  + + +   blog_popin_pending  none           false   blog_popin_verified blog           true
  + + o   blog_popin_pending  none           false   blog_popin_verified blog           false
  + + .   blog_popin_pending  none           false   blog_popin_verified blog           false
  + o +   blog_popin_pending  none           false   blog_popin_verified none           true
  + o o   blog_popin_pending  none           false   blog_popin_verified none           false
  + o .   blog_popin_pending  none           false   blog_popin_verified none           false
  + . +   blog_popin_pending  none           false   blog_popin_verified none           true
  + . o   blog_popin_pending  none           false   blog_popin_verified none           false
  + . .   blog_popin_pending  none           false   blog_popin_verified none           false
  o + +   blog_popin_pending  none           false   storage_only        blog           true
  o + o   blog_popin_pending  none           false   storage_only        blog           false
  o + .   blog_popin_pending  none           false   storage_only        blog           false
  o o +   blog_popin_pending  none           false   storage_only        none           true
  o o o   storage_only        none           false   storage_only        none           false
  o o .   storage_only        none           false   storage_only        none           false
  o . +   blog_popin_pending  none           false   storage_only        none           true
  o . o   storage_only        none           false   storage_only        none           false
  o . .   storage_only        none           false   storage_only        none           false
  . + +   blog_popin_pending  none           false   storage_only        blog           true
  . + o   blog_popin_pending  none           false   storage_only        blog           false
  . + .   blog_popin_pending  none           false   storage_only        blog           false
  . o +   blog_popin_pending  none           false   storage_only        none           true
  . o o   storage_only        none           false   storage_only        none           false
  . o .   storage_only        none           false   storage_only        none           false
  . . +   blog_popin_pending  none           false   storage_only        none           true
  . . o   storage_only        none           false   storage_only        none           false
  . . .   storage_only        none           false   storage_only        none           false
`

export const internalFormTable = `
  + + +   blog_popin_pending  none           false   internal_form       internal_form  true
  + + o   blog_popin_pending  none           false   internal_form       internal_form  false
  + + .   blog_popin_pending  none           false   internal_form       internal_form  false
  + o +   blog_popin_pending  none           false   internal_form       storage_only   true
  + o o   blog_popin_pending  none           false   internal_form       storage_only   false
  + o .   blog_popin_pending  none           false   internal_form       storage_only   false
  + . +   blog_popin_pending  none           false   internal_form       storage_only   true
  + . o   blog_popin_pending  none           false   internal_form       storage_only   false
  + . .   blog_popin_pending  none           false   internal_form       storage_only   false
  o + +   blog_popin_pending  none           false   storage_only        internal_form  true
  o + o   blog_popin_pending  none           false   storage_only        internal_form  false
  o + .   blog_popin_pending  none           false   storage_only        internal_form  false
  o o +   blog_popin_pending  none           false   storage_only        storage_only   true
  o o o   storage_only        storage_only   false   storage_only        storage_only   false
  o o .   storage_only        storage_only   false   storage_only        storage_only   false
  o . +   blog_popin_pending  none           false   storage_only        storage_only   true
  o . o   storage_only        storage_only   false   storage_only        storage_only   false
  o . .   storage_only        storage_only   false   storage_only        storage_only   false
  . + +   blog_popin_pending  none           false   storage_only        internal_form  true
  . + o   blog_popin_pending  none           false   storage_only        internal_form  false
  . + .   blog_popin_pending  none           false   storage_only        internal_form  false
  . o +   blog_popin_pending  none           false   storage_only        storage_only   true
  . o o   storage_only        storage_only   false   storage_only        storage_only   false
  . o .   storage_only        storage_only   false   storage_only        storage_only   false
  . . +   blog_popin_pending  none           false   storage_only        storage_only   true
  . . o   storage_only        storage_only   false   storage_only        storage_only   false
  . . .   storage_only        storage_only   false   storage_only        storage_only   false
`
