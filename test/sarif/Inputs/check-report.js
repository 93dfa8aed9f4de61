// Holds a SARIF report against everything that can be told without knowing what was scanned:
//
//   - the schema;
//   - Microsoft's SARIF Multitool, rules for SARIF and for GitHub: no error, no warning, no note but those that
//     docs/sarif.md explains;
//   - the files themselves: each region holds its snippet, counted in UTF-16 code units;
//   - the fingerprints: ours has its form, and primaryLocationLineHash, where it is there, is GitHub's;
//   - GitHub's limits, and that no place has an absolute URI.
//
//   node check-report.js REPORT...     NODE_PATH names the folder with ajv, ajv-formats and the multitool

"use strict";

const fs = require("fs");
const os = require("os");
const path = require("path");
const { execFileSync } = require("child_process");
const { fileURLToPath } = require("url");
const { lineHashes } = require("./line-hash.js");

const EXPLAINED_NOTES = new Set(["SARIF2002", "SARIF2003", "SARIF2006", "SARIF2009", "SARIF2013"]);
/** What is only said where the build was told no home page: then nothing links to it. */
const ABOUT_HOME_PAGE = new Set(["Warning_ProvideToolnformationUri", "Note_ProvideHelpUri"]);

/** The package's folder. Its program is executable only where npm was allowed to run the package's own script. */
const MULTITOOL = path.dirname(require.resolve("@microsoft/sarif-multitool-linux/package.json"));

/** Files of the multitool begin with a byte-order mark. */
const readJson = (file) => JSON.parse(fs.readFileSync(file, "utf8").replace(/^\uFEFF/, ""));

let complaints = 0;
function complain(text) {
  console.error(text);
  ++complaints;
}

function checkSchema(report) {
  const Ajv = require("ajv/dist/2020");
  const ajv = new Ajv({ strict: false, allErrors: true });
  require("ajv-formats")(ajv);
  const validate = ajv.compile(readJson(path.join(MULTITOOL, "sarif-2.1.0.json")));
  if (!validate(report))
    for (const error of validate.errors) complain(`schema: ${error.instancePath || "/"} ${error.message}`);
}

/** Its exit code is 0 whatever it finds: what it found stands in a SARIF report of its own. */
function checkWithMultitool(file, hasHomePage) {
  const program = path.join(MULTITOOL, "Sarif.Multitool");
  if ((fs.statSync(program).mode & 0o100) === 0) fs.chmodSync(program, 0o755);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "floodgate-sarif-"));
  try {
    const output = path.join(folder, "validation.sarif");
    const kinds = ["--rule-kind", "Sarif;Ghas", "--level", "Error;Warning;Note"];
    const options = ["-q", "true", ...kinds, "-o", output, "--log", "ForceOverwrite"];
    execFileSync(program, ["validate", file, ...options], { stdio: "ignore" });
    const [run] = readJson(output).runs;
    for (const result of run.results) {
      const level = result.level ?? "warning";
      const id = result.ruleId.split("/")[0];
      if (level === "note" && EXPLAINED_NOTES.has(id)) continue;
      if (!hasHomePage && ABOUT_HOME_PAGE.has(result.message.id)) continue;
      const line = result.locations?.[0]?.physicalLocation?.region?.startLine;
      const words = (result.message.arguments ?? []).join(" ");
      complain(`multitool: ${level}: ${id}: line ${line}: ${result.message.id} ${result.message.text ?? ""} ${words}`);
    }
    for (const notification of run.invocations?.[0]?.toolExecutionNotifications ?? [])
      if (notification.level === "error") complain(`multitool: ${notification.message.text}`);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

function* physicalLocationsIn(value) {
  if (value === null || typeof value !== "object") return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === "physicalLocation") yield inner;
    yield* physicalLocationsIn(inner);
  }
}

/** The folder of a base, which may be relative to another. */
function folderOf(run, id) {
  const base = run.originalUriBaseIds[id];
  return base.uriBaseId ? folderOf(run, base.uriBaseId) + decodeURIComponent(base.uri) : fileURLToPath(base.uri);
}

function textOf(run, { uri, uriBaseId }) {
  const file = folderOf(run, uriBaseId) + decodeURIComponent(uri);
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : undefined;
}

function checkPlaces(run) {
  for (const { artifactLocation, region, contextRegion } of physicalLocationsIn(run)) {
    if (/^[a-z][a-z0-9+.-]*:|^\//i.test(artifactLocation.uri)) complain(`absolute URI: ${artifactLocation.uri}`);
    const listed = run.artifacts[artifactLocation.index]?.location;
    if (listed?.uri !== artifactLocation.uri) complain(`artifact ${artifactLocation.index} is not ${artifactLocation.uri}`);
    const line = textOf(run, artifactLocation)?.split(/\r\n|\r|\n/)[region?.startLine - 1];
    if (!region?.startColumn || line === undefined) continue;
    const place = `${artifactLocation.uri}:${region.startLine}:${region.startColumn}`;
    if (region.endLine !== region.startLine) complain(`${place}: more than one line`);
    if (region.snippet && line.slice(region.startColumn - 1, region.endColumn - 1) !== region.snippet.text)
      complain(`${place}: the snippet is not there: ${region.snippet.text}`);
    if (contextRegion && contextRegion.snippet.text !== line) complain(`${place}: the context is not there`);
  }
}

function checkResults(run) {
  if (run.columnKind !== "utf16CodeUnits") complain(`columnKind ${run.columnKind}`);
  if (run.results.length > 25000) complain(`${run.results.length} results`);
  for (const result of run.results) {
    const { artifactLocation, region } = result.locations[0].physicalLocation;
    const place = `${artifactLocation.uri}:${region.startLine}`;
    const { primaryLocationLineHash: hash, "floodgate/v2": former, "floodgate/v3": ours } = result.partialFingerprints;
    for (const print of [former, ours])
      if (!/^[0-9a-f]{32}$/.test(print)) complain(`${place}: fingerprint ${print}`);
    const text = textOf(run, artifactLocation);
    const expected = text === undefined ? undefined : lineHashes(text)[region.startLine - 1];
    if (hash !== undefined && hash !== expected) complain(`${place}: line hash is not ${expected}`);
    if (run.tool.driver.rules[result.ruleIndex].id !== result.ruleId) complain(`${place}: ruleIndex ${result.ruleIndex}`);
    if (!/^[^`]+\.$/.test(result.message.text)) complain(`${place}: not a sentence: ${result.message.text}`);
    for (const flow of result.codeFlows ?? [])
      if (flow.threadFlows.some(({ locations }) => locations.length > 1000)) complain(`${place}: over 1000 steps`);
  }
  for (const rule of run.tool.driver.rules) {
    if (rule.shortDescription.text.length > 1024 || rule.fullDescription.text.length > 1024)
      complain(`${rule.id}: description too long`);
    if (rule.properties.tags.length > 10) complain(`${rule.id}: too many tags`);
    if (!rule.help.text || !rule.help.markdown) complain(`${rule.id}: no help`);
  }
}

for (const file of process.argv.slice(2)) {
  const report = readJson(file);
  checkSchema(report);
  checkWithMultitool(file, report.runs[0].tool.driver.informationUri !== undefined);
  if (report.runs.length !== 1) complain(`${report.runs.length} runs`);
  for (const run of report.runs) {
    checkPlaces(run);
    checkResults(run);
  }
}
process.exitCode = complaints ? 1 : 0;
