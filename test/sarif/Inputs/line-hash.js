// GitHub's primaryLocationLineHash, written once more after the description in github/codeql-action (src/fingerprints.ts)
// to hold ours against; and that project's own test vectors, which this one is held against.
//
//   node line-hash.js    exits with 1 where a vector is not met

"use strict";

const WINDOW = 100;
const wrap = (value) => BigInt.asUintN(64, value);

/** The hashes of the lines of `text`, a string. */
function lineHashes(text) {
  // What is hashed: no blanks, one kind of line end, 65535 for the end of the file, zeros beyond it.
  const units = [];
  const starts = [0];
  let previousWasCR = false;
  for (let i = 0; i < text.length; ++i) {
    const unit = text.charCodeAt(i);
    const skip = unit === 32 || unit === 9 || (previousWasCR && unit === 10);
    previousWasCR = unit === 13;
    if (skip) continue;
    units.push(unit === 13 ? 10 : unit);
    if (units.at(-1) === 10) starts.push(units.length);
  }
  units.push(65535);

  const seen = new Map();
  return starts.map((start) => {
    let hash = 0n;
    for (let i = start; i < start + WINDOW; ++i) hash = wrap(hash * 37n + BigInt(units[i] ?? 0));
    const digits = hash.toString(16);
    seen.set(digits, (seen.get(digits) ?? 0) + 1);
    return `${digits}:${seen.get(digits)}`;
  });
}

/** From src/fingerprints.test.ts. */
const VECTORS = [
  ["", "c129715d7a2bc9a3:1"],
  [" a\nb\n  \t\tc\n d", "271789c17abda88f:1 54703d4cd895b18:1 180aee12dab6264:1 a23a3dc5e078b07b:1"],
  [
    " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End",
    "8b7cf3e952e7aeb2:1 b1ae1287ec4718d9:1 bff680108adb0fcc:1 c6805c5e1288b612:1 b86d3392aea1be30:1 e6ceba753e1a442:1",
  ],
  ...["\n", "\r", "\r\n"].map((end) => [
    " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n".replaceAll("\n", end),
    "e9496ae3ebfced30:1 fb7c023a8b9ccb3f:1 ce8ba1a563dcdaca:1 e20e36e16fcb0cc8:1 b3edc88f2938467e:1 " +
      "c8e28b0b4002a3a0:1 c129715d7a2bc9a3:1",
  ]),
  [
    "Lorem ipsum dolor sit amet.\n".repeat(10),
    "a7f2ff13bc495cf2:1 a7f2ff13bc495cf2:2 a7f2ff13bc495cf2:3 a7f2ff13bc495cf2:4 a7f2ff13bc495cf2:5 " +
      "a7f2ff13bc495cf2:6 a7f2ff1481e87703:1 a9cf91f7bbf1862b:1 55ec222b86bcae53:1 cc97dc7b1d7d8f7b:1 c129715d7a2bc9a3:1",
  ],
  [
    "x = 2\nx = 1\nprint(x)\nx = 3\nprint(x)\nx = 4\nprint(x)\n",
    "e54938cc54b302f1:1 bb609acbe9138d60:1 1131fd5871777f34:1 5c482a0f8b35ea28:1 54517377da7028d2:1 " +
      "2c644846cb18d53e:1 f1b89f20de0d133:1 c129715d7a2bc9a3:1",
  ],
];

if (require.main === module) {
  for (const [text, expected] of VECTORS) {
    const actual = lineHashes(text).join(" ");
    if (actual !== expected) {
      console.error(`${JSON.stringify(text)}\n  expected ${expected}\n  got      ${actual}`);
      process.exitCode = 1;
    }
  }
}

module.exports = { lineHashes };
