// The parameter names that mean a person (E4), as words. Data: the docs list them from here.

/**
 * One word, or words in a row, anywhere in a name: `zip` also drops `shipping_zip`. Whole words only, so that
 * `ship_date`, `zipper` and `shop_phrase` stay.
 */
export const personalWords: readonly string[] = [
  // how to reach somebody
  ...[
    'email',
    'e_mail',
    'mail',
    'courriel',
    'phone',
    'telephone',
    'tel',
    'fax',
    'mobile_number',
    'msisdn',
    'whatsapp',
  ],
  // what somebody is called
  ...['firstname', 'first_name', 'lastname', 'last_name', 'surname', 'fullname', 'full_name', 'family_name'],
  ...[
    'given_name',
    'middle_name',
    'maiden_name',
    'nickname',
    'username',
    'user_name',
    'customer_name',
    'client_name',
  ],
  ...[
    'contact_name',
    'buyer_name',
    'recipient_name',
    'billing_name',
    'shipping_name',
    'holder_name',
    'person_name',
  ],
  ...['prenom', 'vorname', 'nachname', 'nom_famille', 'salutation'],
  // where somebody lives
  ...[
    'address',
    'adresse',
    'street',
    'rue',
    'strasse',
    'house_number',
    'zip',
    'zipcode',
    'postal',
    'postcode',
  ],
  ...['postalcode', 'plz', 'code_postal', 'latitude', 'longitude', 'lat', 'lng', 'geolocation'],
  // who somebody is, to an office or a bank
  ...[
    'birth',
    'birthday',
    'birthdate',
    'dateofbirth',
    'dob',
    'naissance',
    'geburtsdatum',
    'ssn',
    'passport',
    'nif',
  ],
  ...[
    'iban',
    'bic',
    'credit_card',
    'debit_card',
    'bank_card',
    'card_number',
    'cardnumber',
    'card_holder',
    'cvv',
    'cvc',
  ],
  // what opens an account
  ...['password', 'passwd', 'pwd', 'passcode', 'secret', 'token', 'otp', 'api_key', 'session_id'],
  // where somebody's device is
  ...['ip', 'ipaddress', 'user_agent', 'useragent', 'device_id', 'advertising_id', 'idfa', 'gaid'],
]

/**
 * Personal only when it is the whole name: alone, `name` is somebody's; `item_name`, `list_name`, `file_name` and
 * `page_name` are the shop's, and so are `gift_card` and `card_color`.
 */
export const personalNames: readonly string[] = [
  'name',
  'nom',
  'card',
  'city',
  'mobile',
  'user',
  'customer',
  'contact',
]
