___INFO___

{
  "type": "TAG",
  "id": "cvt_temp_public_id",
  "version": 1,
  "securityGroups": [],
  "displayName": "Candor",
  "brand": {
    "id": "brand_dummy",
    "displayName": "Candor"
  },
  "description": "Loads the brand's Candor script. E-commerce events of the data layer reach Candor by themselves.",
  "containerContexts": [
    "WEB"
  ]
}


___TEMPLATE_PARAMETERS___

[
  {
    "type": "TEXT",
    "name": "scriptUrl",
    "displayName": "Address of the brand's script",
    "simpleValueType": true,
    "help": "For example https://shop.example/_c/shop-fr.js. It must also be allowed under Permissions, Injects scripts.",
    "valueValidators": [
      {
        "type": "NON_EMPTY"
      },
      {
        "type": "REGEX",
        "args": [
          "^https://.+\\.js$"
        ]
      }
    ]
  },
  {
    "type": "CHECKBOX",
    "name": "followConsentMode",
    "checkboxText": "Follow Google's consent mode",
    "simpleValueType": true,
    "help": "Only where every page sets a denied default before this tag: to Google a type that was never set is granted, and that is nobody's yes."
  }
]


___SANDBOXED_JS_FOR_WEB_TEMPLATE___

const addConsentListener = require('addConsentListener');
const callLater = require('callLater');
const createArgumentsQueue = require('createArgumentsQueue');
const injectScript = require('injectScript');
const isConsentGranted = require('isConsentGranted');

const candor = createArgumentsQueue('candor', 'candor.q');

const answers = () => ({
  analytics: isConsentGranted('analytics_storage'),
  attribution: isConsentGranted('ad_storage'),
  personalisation: isConsentGranted('personalization_storage'),
});

// All three together and once they stand: Candor's script updates the consent mode in its turn, and an answer that is
// half of the shopper's would change what the other half has just said.
let isWaiting = false;
const tell = () => {
  isWaiting = false;
  candor('consent', answers());
};
const onChange = () => {
  if (!isWaiting) callLater(tell);
  isWaiting = true;
};

if (data.followConsentMode) {
  const now = answers();
  // Denied everywhere may be the default, which is no answer.
  if (now.analytics || now.attribution || now.personalisation) tell();
  addConsentListener('analytics_storage', onChange);
  addConsentListener('ad_storage', onChange);
  addConsentListener('personalization_storage', onChange);
}
injectScript(data.scriptUrl, data.gtmOnSuccess, data.gtmOnFailure, 'candor');


___WEB_PERMISSIONS___

[
  {
    "instance": {
      "key": {"publicId": "access_globals", "versionId": "1"},
      "param": [
        {
          "key": "keys",
          "value": {
            "type": 2,
            "listItem": [
                {"type": 3, "mapKey": [{"type": 1, "string": "key"}, {"type": 1, "string": "read"}, {"type": 1, "string": "write"}, {"type": 1, "string": "execute"}], "mapValue": [{"type": 1, "string": "candor"}, {"type": 8, "boolean": true}, {"type": 8, "boolean": true}, {"type": 8, "boolean": true}]},
                {"type": 3, "mapKey": [{"type": 1, "string": "key"}, {"type": 1, "string": "read"}, {"type": 1, "string": "write"}, {"type": 1, "string": "execute"}], "mapValue": [{"type": 1, "string": "candor.q"}, {"type": 8, "boolean": true}, {"type": 8, "boolean": true}, {"type": 8, "boolean": false}]}
            ]
          }
        }
      ]
    },
    "clientAnnotations": { "isEditedByUser": true },
    "isRequired": true
  },
  {
    "instance": {
      "key": {"publicId": "access_consent", "versionId": "1"},
      "param": [
        {
          "key": "consentTypes",
          "value": {
            "type": 2,
            "listItem": [
                {"type": 3, "mapKey": [{"type": 1, "string": "consentType"}, {"type": 1, "string": "read"}, {"type": 1, "string": "write"}], "mapValue": [{"type": 1, "string": "analytics_storage"}, {"type": 8, "boolean": true}, {"type": 8, "boolean": false}]},
                {"type": 3, "mapKey": [{"type": 1, "string": "consentType"}, {"type": 1, "string": "read"}, {"type": 1, "string": "write"}], "mapValue": [{"type": 1, "string": "ad_storage"}, {"type": 8, "boolean": true}, {"type": 8, "boolean": false}]},
                {"type": 3, "mapKey": [{"type": 1, "string": "consentType"}, {"type": 1, "string": "read"}, {"type": 1, "string": "write"}], "mapValue": [{"type": 1, "string": "personalization_storage"}, {"type": 8, "boolean": true}, {"type": 8, "boolean": false}]}
            ]
          }
        }
      ]
    },
    "clientAnnotations": { "isEditedByUser": true },
    "isRequired": true
  },
  {
    "instance": {
      "key": {"publicId": "inject_script", "versionId": "1"},
      "param": [
        {
          "key": "urls",
          "value": {
            "type": 2,
            "listItem": [
                {"type": 1, "string": "https://shop.example/_c/*"}
            ]
          }
        }
      ]
    },
    "clientAnnotations": { "isEditedByUser": true },
    "isRequired": true
  }
]


___TESTS___

scenarios: []


___NOTES___

Change the address under Permissions, Injects scripts, to the folder that your collector is served from.
