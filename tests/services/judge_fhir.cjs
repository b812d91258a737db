// Says what the npm package `fhir` finds wrong with the bundle on standard input; nothing if it is valid.
const { Fhir } = require("fhir");
const found = new Fhir().validate(JSON.parse(require("fs").readFileSync(0, "utf8")), { errorOnUnexpected: true });
if (!found.valid) console.log(JSON.stringify(found.messages));
