//===- DescriptorSet.cpp - reads compiled interface descriptions ----------===//
//
// Part of Floodgate, under the Apache License v2.0. See LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
//===----------------------------------------------------------------------===//

#include "driver/units/DescriptorSet.h"
#include "driver/extraction/Inputs.h"
#include "engine/model/RegularFile.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include <climits>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>
#include <google/protobuf/dynamic_message.h>
#include <google/protobuf/text_format.h>
#include <memory>

namespace floodgate {

// The library of the format; what it is called is no knowledge about the scanned code.
namespace format = google::protobuf;

namespace {

using model::FieldDescription;
using model::MessageDescription;

/// The first problem that the library has with a file.
class FirstProblem : public format::DescriptorPool::ErrorCollector {
public:
  void AddError(const std::string &, const std::string &Element, const format::Message *, ErrorLocation,
                const std::string &Message) override {
    if (Text.empty())
      Text = Element + ": " + Message;
  }
  void AddWarning(const std::string &, const std::string &, const format::Message *, ErrorLocation,
                  const std::string &) override {}
  std::string Text;
};

/// The interface files of one descriptor set, resolved.
class SetReader {
public:
  explicit SetReader(const std::string &Path) : Path(Path) {}

  llvm::Error read(llvm::StringRef Bytes);
  /// The files, in the order of the set.
  const format::FileDescriptorSet &files() const { return Set; }
  void describe(const std::string &File, model::Descriptions &Into);

private:
  llvm::Error problem(const llvm::Twine &What) const {
    return llvm::createStringError("--descriptors '" + Path + "': " + What);
  }
  llvm::Error build(const format::FileDescriptorProto &File);
  llvm::Error missing() const;
  void describe(const format::Descriptor &Message, std::vector<std::string> Outer, model::Descriptions &Into);
  FieldDescription describe(const format::FieldDescriptor &Field);
  std::vector<std::pair<std::string, std::string>> optionsOf(const format::FieldDescriptor &Field);

  const std::string &Path;
  format::FileDescriptorSet Set;
  format::DescriptorPool Pool;
  format::DynamicMessageFactory Factory;
};

llvm::Error SetReader::read(llvm::StringRef Bytes) {
  if (Bytes.size() > INT_MAX || !Set.ParsePartialFromArray(Bytes.data(), static_cast<int>(Bytes.size())) ||
      Set.file_size() == 0)
    return problem("not a descriptor set, as `protoc --include_imports --descriptor_set_out=FILE` writes it");
  // A file can be built when what it imports has been. Compilers write them in such an order.
  size_t Built = 0;
  for (bool Progress = true; Progress;) {
    Progress = false;
    for (const format::FileDescriptorProto &File : Set.file()) {
      if (Pool.FindFileByName(File.name()) ||
          !llvm::all_of(File.dependency(), [&](const std::string &Import) { return Pool.FindFileByName(Import); }))
        continue;
      if (llvm::Error Problem = build(File))
        return Problem;
      ++Built;
      Progress = true;
    }
  }
  return Built == static_cast<size_t>(Set.file_size()) ? llvm::Error::success() : missing();
}

llvm::Error SetReader::build(const format::FileDescriptorProto &File) {
  FirstProblem Problem;
  if (Pool.BuildFileCollectingErrors(File, &Problem))
    return llvm::Error::success();
  return problem("`" + File.name() + "` is not valid: " + Problem.Text);
}

/// Why not all files could be built.
llvm::Error SetReader::missing() const {
  llvm::StringMap<unsigned> Times;
  for (const format::FileDescriptorProto &File : Set.file())
    if (++Times[File.name()] == 2)
      return problem("holds `" + File.name() + "` twice");
  for (const format::FileDescriptorProto &File : Set.file())
    for (const std::string &Import : File.dependency())
      if (!Times.contains(Import))
        return problem("`" + File.name() + "` imports `" + Import +
                       "`, which the set does not hold: write it with `protoc --include_imports`");
  return problem("holds files that import each other");
}

void SetReader::describe(const std::string &File, model::Descriptions &Into) {
  const format::FileDescriptor &Built = *Pool.FindFileByName(File);
  for (int I = 0; I < Built.message_type_count(); ++I)
    describe(*Built.message_type(I), {}, Into);
}

void SetReader::describe(const format::Descriptor &Message, std::vector<std::string> Outer, model::Descriptions &Into) {
  // The entries of a map are no messages of the interface.
  if (Message.options().map_entry())
    return;
  MessageDescription Described;
  for (llvm::StringRef Part : llvm::split(llvm::StringRef(Message.file()->package()), '.'))
    if (!Part.empty())
      Described.Package.push_back(Part.str());
  Outer.push_back(Message.name());
  Described.Names = Outer;
  Described.File = Message.file()->name();
  for (int I = 0; I < Message.field_count(); ++I)
    Described.Fields.push_back(describe(*Message.field(I)));
  Into.add(std::move(Described));
  for (int I = 0; I < Message.nested_type_count(); ++I)
    describe(*Message.nested_type(I), Outer, Into);
}

FieldDescription SetReader::describe(const format::FieldDescriptor &Field) {
  FieldDescription Described;
  Described.Name = Field.name();
  Described.There = Field.is_repeated()    ? FieldDescription::Presence::Repeated
                    : Field.is_required()  ? FieldDescription::Presence::Required
                    : Field.has_presence() ? FieldDescription::Presence::Optional
                                           : FieldDescription::Presence::Implicit;
  Described.Type = Field.is_map()         ? "map"
                   : Field.message_type() ? Field.message_type()->full_name()
                   : Field.enum_type()    ? Field.enum_type()->full_name()
                                          : Field.type_name();
  // Of an open enumeration, any number comes through.
  if (const format::EnumDescriptor *Enum = Field.enum_type();
      Enum && Enum->file()->syntax() == format::FileDescriptor::SYNTAX_PROTO2)
    for (int I = 0; I < Enum->value_count(); ++I)
      Described.Values.push_back(Enum->value(I)->name());
  if (const format::OneofDescriptor *Group = Field.real_containing_oneof())
    Described.OneOf = Group->name();
  Described.Options = optionsOf(Field);
  return Described;
}

std::vector<std::pair<std::string, std::string>> SetReader::optionsOf(const format::FieldDescriptor &Field) {
  // The set itself holds the description of options, with what the project has added to them.
  const format::Descriptor *Type = Pool.FindMessageTypeByName(Field.options().GetTypeName());
  if (!Type)
    return {};
  const std::unique_ptr<format::Message> Options(Factory.GetPrototype(Type)->New());
  if (!Options->ParsePartialFromString(Field.options().SerializePartialAsString()))
    return {};
  std::vector<const format::FieldDescriptor *> Given;
  Options->GetReflection()->ListFields(*Options, &Given);
  format::TextFormat::Printer Printer;
  Printer.SetSingleLineMode(true);
  std::vector<std::pair<std::string, std::string>> Result;
  for (const format::FieldDescriptor *Option : Given) {
    if (!Option->is_extension())
      continue;
    const int Count = Option->is_repeated() ? Options->GetReflection()->FieldSize(*Options, Option) : 1;
    for (int I = 0; I < Count; ++I) {
      std::string Value;
      Printer.PrintFieldValueToString(*Options, Option, Option->is_repeated() ? I : -1, &Value);
      Result.emplace_back(Option->full_name(), llvm::StringRef(Value).trim().str());
    }
  }
  return Result;
}

} // namespace

llvm::Expected<DescriptorSets> readDescriptorSets(llvm::ArrayRef<std::string> Paths) {
  DescriptorSets Result;
  std::string Digests;
  struct Known {
    std::string Bytes, Path;
  };
  llvm::StringMap<Known> Files;
  for (const std::string &Path : Paths) {
    auto Buffer = readRegularFile(Path);
    if (!Buffer)
      return llvm::createStringError("--descriptors '" + Path +
                                     "': cannot be read: " + llvm::toString(Buffer.takeError()));
    Digests += digestOf((*Buffer)->getBuffer()).hex();
    SetReader Reader(Path);
    if (llvm::Error Problem = Reader.read((*Buffer)->getBuffer()))
      return Problem;
    for (const format::FileDescriptorProto &File : Reader.files().file()) {
      auto [It, New] = Files.try_emplace(File.name(), Known{File.SerializePartialAsString(), Path});
      if (New)
        Reader.describe(File.name(), Result.Messages);
      else if (It->second.Bytes != File.SerializePartialAsString())
        return llvm::createStringError("--descriptors '" + Path + "': `" + File.name() + "` differs from the one in '" +
                                       It->second.Path + "'");
    }
  }
  if (!Paths.empty())
    Result.Digest = digestOf(Digests).hex();
  return Result;
}

} // namespace floodgate
