// REQUIREMENTS C3, C7, C8 and C10 written out, apart from the code: every combination of what can be answered.
// `+` yes, `o` no, `.` not asked or not sent.

/** C3 · sent for ambassador, brand, partners · ambassador, brand, partners */
export const brandDatabaseTable = `
  + + +   brand_import        brand_database true
  + + o   brand_import        brand_database false
  + + .   brand_import        brand_database false
  + o +   brand_import        storage_only   true
  + o o   brand_import        storage_only   false
  + o .   brand_import        storage_only   false
  + . +   brand_import        storage_only   true
  + . o   brand_import        storage_only   false
  + . .   brand_import        storage_only   false
  o + +   new                 brand_database true
  o + o   new                 brand_database false
  o + .   new                 brand_database false
  o o +   new                 storage_only   true
  o o o   new                 storage_only   false
  o o .   new                 storage_only   false
  o . +   new                 storage_only   true
  o . o   new                 storage_only   false
  o . .   new                 storage_only   false
  . + +   new                 brand_database true
  . + o   new                 brand_database false
  . + .   new                 brand_database false
  . o +   new                 storage_only   true
  . o o   new                 storage_only   false
  . o .   new                 storage_only   false
  . . +   new                 storage_only   true
  . . o   new                 storage_only   false
  . . .   new                 storage_only   false
`

/** C10 · asked for ambassador, brand, partners · ambassador, brand, partners */
export const externalFormTable = `
  + + +   external_form       external_form  true
  + + o   external_form       external_form  false
  + + .   external_form       external_form  false
  + o +   external_form       none           true
  + o o   external_form       none           false
  + o .   external_form       none           false
  + . +   external_form       storage_only   true
  + . o   external_form       storage_only   false
  + . .   external_form       storage_only   false
  o + +   storage_only        external_form  true
  o + o   storage_only        external_form  false
  o + .   storage_only        external_form  false
  o o +   storage_only        none           true
  o o o   storage_only        none           false
  o o .   storage_only        none           false
  o . +   storage_only        storage_only   true
  o . o   storage_only        storage_only   false
  o . .   storage_only        storage_only   false
  . + +   new                 external_form  true
  . + o   new                 external_form  false
  . + .   new                 external_form  false
  . o +   new                 none           true
  . o o   new                 none           false
  . o .   new                 none           false
  . . +   new                 storage_only   true
  . . o   new                 storage_only   false
  . . .   new                 storage_only   false
`

/** C7 · the brand's opt-in, whether the ambassador's is assumed from it · ambassador, brand */
export const orderTable = `
  +   on    order          brand_database
  +   off   storage_only   brand_database
  o   on    storage_only   storage_only
  o   off   storage_only   storage_only
  .   on    storage_only   storage_only
  .   off   storage_only   storage_only
`

/**
 * C8 · the brand's opt-in, whether the ambassador's is assumed from it, the ambassador's box · unconfirmed: ambassador,
 * brand · confirmed, or the brand's server sent this address: ambassador, brand
 */
export const orderPopinTable = `
  +   on    +   order                brand_database   order          brand_database
  +   on    o   order                brand_database   order          brand_database
  +   on    .   order                brand_database   order          brand_database
  +   off   +   blog_popin_pending   none             order_popin    brand_database
  +   off   o   storage_only         brand_database   storage_only   brand_database
  +   off   .   storage_only         brand_database   storage_only   brand_database
  o   on    +   blog_popin_pending   none             order_popin    storage_only
  o   on    o   storage_only         storage_only     storage_only   storage_only
  o   on    .   storage_only         storage_only     storage_only   storage_only
  o   off   +   blog_popin_pending   none             order_popin    storage_only
  o   off   o   storage_only         storage_only     storage_only   storage_only
  o   off   .   storage_only         storage_only     storage_only   storage_only
  .   on    +   blog_popin_pending   none             order_popin    storage_only
  .   on    o   storage_only         storage_only     storage_only   storage_only
  .   on    .   storage_only         storage_only     storage_only   storage_only
  .   off   +   blog_popin_pending   none             order_popin    storage_only
  .   off   o   storage_only         storage_only     storage_only   storage_only
  .   off   .   storage_only         storage_only     storage_only   storage_only
`
