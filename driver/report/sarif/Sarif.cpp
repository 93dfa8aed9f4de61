//===- Sarif.cpp - a report in SARIF --------------------------------------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The run as a whole. What GitHub, GitLab and the others read of it, and why each part is there: docs/sarif.md.
///
//===----------------------------------------------------------------------===//

#include "driver/report/sarif/Sarif.h"
#include "driver/report/sarif/SarifResult.h"
#include "driver/report/sarif/SarifTool.h"
#include "driver/report/sarif/SarifWriter.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Compression.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/Parallel.h"
#include "llvm/Support/Path.h"
#include <algorithm>
#include <ctime>
#include <numeric>
#include <tuple>
#include <utility>

namespace floodgate {
namespace sarif {
namespace {

using TimePoint = std::chrono::system_clock::time_point;

constexpr const char *RepositoryRoot = "REPOROOT";

/// ISO 8601, UTC, milliseconds.
std::string utc(TimePoint At) {
  const auto Milliseconds = std::chrono::floor<std::chrono::milliseconds>(At.time_since_epoch());
  const auto Seconds = std::chrono::floor<std::chrono::seconds>(Milliseconds);
  const std::time_t Time = Seconds.count();
  std::tm Parts{};
  gmtime_r(&Time, &Parts);
  return llvm::formatv("{0,0+4}-{1,0+2}-{2,0+2}T{3,0+2}:{4,0+2}:{5,0+2}.{6,0+3}Z", Parts.tm_year + 1900,
                       Parts.tm_mon + 1, Parts.tm_mday, Parts.tm_hour, Parts.tm_min, Parts.tm_sec,
                       (Milliseconds - Seconds).count());
}

Json notification(const UnitStatus &Unit, NoticeKind Which, const Locations &Places) {
  SourceRange Where = Unit.Where;
  if (Where.File.empty())
    Where.File = Unit.File;
  Json Notification;
  Notification["descriptor"] = descriptorOf(Which);
  Notification["level"] = nameOf(Unit.isIncomplete() ? infoOf(Which).Level : NoticeLevel::Note);
  Notification["message"]["text"] =
      sentence("'" + Unit.File + "' " + (Unit.hasFacts() ? "was read in part: " : "could not be analysed: ") +
               Unit.Error) +
      (Unit.Accepted.empty() ? "" : " " + sentence("accepted: " + Unit.Accepted));
  Notification["locations"] = Json::array({Places.location(Where, "", "", /*WithContext=*/false)});
  return Notification;
}

Json notification(const Notice &Said, const Locations &Places) {
  Json Notification;
  Notification["descriptor"] = descriptorOf(Said.Kind);
  Notification["level"] = nameOf(Said.level());
  Notification["message"]["text"] = sentence(Said.Text);
  if (!Said.Where.File.empty())
    Notification["locations"] = Json::array({Places.location(Said.Where, "", "", /*WithContext=*/false)});
  return Notification;
}

Json truncated(const std::string &What) {
  Json Notification;
  Notification["descriptor"] = descriptorOf(NoticeKind::ReportTruncated);
  Notification["level"] = "warning";
  Notification["message"]["text"] = What;
  return Notification;
}

/// One notification for each of GitHub's limits that cut something off.
void addTruncations(const ScanResult &Result, llvm::ArrayRef<size_t> Kept, Json &Notifications) {
  if (Kept.size() < Result.Findings.size())
    Notifications.push_back(
        truncated(llvm::formatv("This report holds the {0} most severe of {1} findings, because GitHub takes no more. "
                                "The text output has them all.",
                                Kept.size(), Result.Findings.size())));
  const auto Shortened = llvm::count_if(Kept, [&](size_t I) {
    return Result.Findings[I].Path.size() > MaxSteps || Result.Findings[I].Related.size() > MaxRelated;
  });
  if (Shortened > 0)
    Notifications.push_back(truncated(
        llvm::formatv("The paths or related places of {0} findings are shortened, because GitHub takes {1} of a "
                      "finding. The text output has them all.",
                      Shortened, MaxSteps)));
}

Json invocation(const ScanResult &Result, const Locations &Places, llvm::ArrayRef<size_t> Kept) {
  Json Invocation;
  // Units that could not be read are notifications: the tool itself did its work.
  Invocation["executionSuccessful"] = Result.Ended.DidItsWork;
  Invocation["exitCode"] = Result.Ended.ExitCode;
  if (!Result.Ended.Description.empty())
    Invocation["exitCodeDescription"] = Result.Ended.Description;
  Invocation["startTimeUtc"] = utc(Result.Start);
  Invocation["endTimeUtc"] = utc(Result.End);
  Json Notifications = Json::array();
  for (const UnitStatus &Unit : Result.Units)
    if (const auto Which = noticeOf(Unit.What))
      Notifications.push_back(notification(Unit, *Which, Places));
  Json Configuration = Json::array();
  for (const Notice &Said : Result.Notices)
    if (Said.isReported())
      (infoOf(Said.Kind).About == NoticeInfo::Subject::Configuration ? Configuration : Notifications)
          .push_back(notification(Said, Places));
  addTruncations(Result, Kept, Notifications);
  if (!Configuration.empty())
    Invocation["toolConfigurationNotifications"] = std::move(Configuration);
  Invocation["toolExecutionNotifications"] = std::move(Notifications);
  return Invocation;
}

std::string folderUri(llvm::StringRef Folder) {
  std::string Uri = "file://" + uriPath(Folder);
  return llvm::StringRef(Uri).ends_with("/") ? Uri : Uri + "/";
}

/// The path from \p Outer to \p Inner, both absolute; nothing where \p Inner is not below.
std::optional<std::string> below(llvm::StringRef Outer, llvm::StringRef Inner) {
  Outer = Outer.rtrim('/');
  if (!Inner.consume_front(Outer) || (!Inner.empty() && !Inner.starts_with("/")))
    return std::nullopt;
  return Inner.trim('/').str();
}

/// `originalUriBaseIds` and `versionControlProvenance`, which refers to them: where the root is a folder inside of a
/// repository, the repository's root is a base of its own, and ours relative to it.
void describeRoots(Json &Run, const ScanResult &Result, const std::optional<VersionControl> &Repository,
                   const Locations &Places) {
  llvm::SmallString<256> Root;
  if (llvm::sys::fs::real_path(Result.Root, Root))
    Root = Result.Root;
  Json Bases;
  const char *Mapped = nullptr;
  if (Repository) {
    const auto Inside = below(Repository->TopLevel, Root);
    if (Inside && Inside->empty()) {
      Mapped = SourceRoot;
    } else if (Inside) {
      Mapped = RepositoryRoot;
      Bases[RepositoryRoot]["uri"] = folderUri(Repository->TopLevel);
      Bases[RepositoryRoot]["description"]["text"] = "The root of the repository.";
      Bases[SourceRoot]["uri"] = uriPath(*Inside) + "/";
      Bases[SourceRoot]["uriBaseId"] = RepositoryRoot;
    }
  }
  if (!Bases.contains(SourceRoot))
    Bases[SourceRoot]["uri"] = folderUri(Root);
  Bases[SourceRoot]["description"]["text"] = "The root of the scanned project.";
  if (Places.usesFileSystem()) {
    Bases[FileSystem]["uri"] = "file:///";
    Bases[FileSystem]["description"]["text"] = "The root of the file system, for files outside of the project.";
  }
  Run["originalUriBaseIds"] = std::move(Bases);
  if (!Mapped || !Repository)
    return;
  Json Provenance;
  Provenance["repositoryUri"] = Repository->RepositoryUri;
  Provenance["revisionId"] = Repository->Revision;
  if (!Repository->Branch.empty())
    Provenance["branch"] = Repository->Branch;
  Provenance["mappedTo"]["uriBaseId"] = Mapped;
  Run["versionControlProvenance"] = Json::array({std::move(Provenance)});
}

/// The log with those findings whose numbers are in \p Kept.
std::string renderKept(const ScanResult &Result, SourceReader &Sources, const std::optional<VersionControl> &Repository,
                       llvm::ArrayRef<size_t> Kept, llvm::ArrayRef<Fingerprints> Prints, LineHashes *Hashes) {
  Locations Places(Sources);
  for (const UnitStatus &Unit : Result.Units) {
    Places.addFile(Unit.File, "analysisTarget");
    Places.addFile(Unit.Where.File, "");
  }
  for (const Notice &Said : Result.Notices)
    Places.addFile(Said.Where.File, "");
  for (const size_t I : Kept)
    addFiles(Result.Findings[I], Places);
  Places.number();

  Json Run;
  Run["tool"] = tool(Result);
  Run["automationDetails"]["id"] = "floodgate/" + (Result.Category.empty() ? "scan" : Result.Category) + "/";
  Run["invocations"] = Json::array({invocation(Result, Places, Kept)});
  describeRoots(Run, Result, Repository, Places);
  Run["columnKind"] = "utf16CodeUnits";
  Run["defaultSourceLanguage"] = "cplusplus";
  Run["taxonomies"] = taxonomies(Result);
  Run["artifacts"] = Places.artifacts();
  SarifWriter Log;
  Log.beginObject();
  Log.key("$schema");
  Log.value("https://json.schemastore.org/sarif-2.1.0.json");
  Log.key("version");
  Log.value("2.1.0");
  Log.key("runs");
  Log.beginArray();
  Log.beginObject();
  for (const auto &[Name, Value] : Run.items()) {
    Log.key(Name);
    Log.value(Value);
  }
  Log.key("results");
  Log.beginArray();
  // Many at a time, on all cores.
  constexpr size_t Many = 1024;
  std::vector<std::string> Texts;
  for (llvm::ArrayRef<size_t> Rest = Kept; !Rest.empty(); Rest = Rest.drop_front(Texts.size())) {
    Texts.assign(std::min(Rest.size(), Many), "");
    llvm::parallelFor(0, Texts.size(), [&](size_t Number) {
      const size_t I = Rest[Number];
      Json Each = result(Result.Findings[I], Prints[I], Result.Checks, Places, Hashes);
      if (!Result.Since.empty())
        Each["baselineState"] = Result.Findings[I].IsNew ? "new" : "unchanged";
      Texts[Number] = textOf(Each, Log.depth());
    });
    for (const std::string &Text : Texts)
      Log.text(Text);
  }
  for (unsigned Depth = Log.depth(); Depth > 0; --Depth)
    Log.end();
  return Log.take();
}

/// What \p Text takes when it is sent, or a little more; 0 where that is certainly within \p Limit, or cannot be told.
size_t compressedSize(llvm::StringRef Text, size_t Limit) {
  if (Text.size() <= Limit || !llvm::compression::zlib::isAvailable())
    return 0;
  // Piece by piece, on all cores: what repeats across the border of two pieces is counted twice.
  constexpr size_t Piece = size_t(4) << 20;
  std::vector<size_t> Sizes((Text.size() + Piece - 1) / Piece);
  llvm::parallelFor(0, Sizes.size(), [&](size_t I) {
    llvm::SmallVector<uint8_t, 0> Compressed;
    llvm::compression::zlib::compress(llvm::arrayRefFromStringRef(Text.substr(I * Piece, Piece)), Compressed);
    Sizes[I] = Compressed.size();
  });
  return std::accumulate(Sizes.begin(), Sizes.end(), size_t(0));
}

/// Some of \p Kept, as they follow each other: what neighbours have in common is compressed away.
std::vector<size_t> sampleOf(llvm::ArrayRef<size_t> Kept) {
  constexpr size_t Blocks = 20, BlockSize = 25;
  std::vector<size_t> Sample;
  for (size_t I = 0; I < Blocks; ++I)
    llvm::append_range(Sample, Kept.slice(I * Kept.size() / Blocks).take_front(BlockSize));
  return Sample;
}

} // namespace

std::string render(const ScanResult &Result, SourceReader &Sources, const std::optional<VersionControl> &Repository,
                   const Limits &Limits, bool WithLineHashes) {
  const std::vector<Fingerprints> Prints = fingerprintsOf(Result.Findings);
  LineHashes Hashes(Sources);
  LineHashes *ForGitHub = WithLineHashes ? &Hashes : nullptr;

  // New ones first, then the most severe; among equals the order of the report, so that the choice is the same every
  // time.
  std::vector<size_t> BySeverity(Result.Findings.size());
  std::iota(BySeverity.begin(), BySeverity.end(), 0);
  std::vector<double> Ranks;
  Ranks.reserve(Result.Findings.size());
  for (const Finding &F : Result.Findings)
    Ranks.push_back(rankOf(F, Result.Checks));
  llvm::stable_sort(BySeverity, [&](size_t A, size_t B) {
    return std::tuple(Result.Findings[A].IsNew, Ranks[A]) > std::tuple(Result.Findings[B].IsNew, Ranks[B]);
  });

  const size_t Most = std::min(BySeverity.size(), Limits.Results);
  size_t Count = Most;
  // To write what is thrown away again takes time: where there are many, some tell how many will fit.
  if (constexpr size_t Many = 2000; Count > Many) {
    std::vector<size_t> Kept(BySeverity.begin(), BySeverity.begin() + static_cast<std::ptrdiff_t>(Count));
    llvm::sort(Kept);
    const std::vector<size_t> Sample = sampleOf(Kept);
    const size_t Frame = compressedSize(renderKept(Result, Sources, Repository, {}, Prints, ForGitHub), 0);
    const size_t Whole = compressedSize(renderKept(Result, Sources, Repository, Sample, Prints, ForGitHub), 0);
    if (Whole > Frame && Limits.CompressedBytes > Frame)
      Count =
          std::min(Count, std::max(Sample.size(), (Limits.CompressedBytes - Frame) * Sample.size() / (Whole - Frame)));
  }
  for (bool MayGrow = true;;) {
    std::vector<size_t> Kept(BySeverity.begin(), BySeverity.begin() + static_cast<std::ptrdiff_t>(Count));
    llvm::sort(Kept);
    std::string Text = renderKept(Result, Sources, Repository, Kept, Prints, ForGitHub);
    const size_t Size = compressedSize(Text, Limits.CompressedBytes);
    const double Share =
        static_cast<double>(Size == 0 ? Most : Limits.CompressedBytes) / static_cast<double>(Size == 0 ? 1 : Size);
    if (Size > Limits.CompressedBytes && Count > 0) {
      // Results are much alike in size: the share that fits, less a little, and a look again.
      Count = std::min(Count - 1, static_cast<size_t>(0.95 * static_cast<double>(Count) * Share));
    } else if (MayGrow && Count > 0 && Count < Most && Share > 1.1) {
      // The guess was too careful: once, more are tried.
      MayGrow = false;
      Count = std::min(Most, static_cast<size_t>(0.95 * static_cast<double>(Count) * Share));
    } else {
      return Text;
    }
  }
}

} // namespace sarif

std::string renderSarif(const ScanResult &Result) {
  DiskSources Sources(Result.Root);
  return sarif::render(Result, Sources, versionControlOf(Result.Root), sarif::Limits(), isInWorkingTree(Result.Root));
}

} // namespace floodgate
