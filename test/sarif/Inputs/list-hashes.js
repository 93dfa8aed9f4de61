// Prints `FILE:LINE HASH` for each result of a SARIF report.
//
//   node list-hashes.js REPORT

"use strict";

const { runs } = JSON.parse(require("fs").readFileSync(process.argv[2], "utf8"));
for (const { locations, partialFingerprints } of runs[0].results) {
  const { artifactLocation, region } = locations[0].physicalLocation;
  console.log(`${artifactLocation.uri}:${region.startLine} ${partialFingerprints.primaryLocationLineHash}`);
}
