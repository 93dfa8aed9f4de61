// Stand-in for <google/protobuf/message.h>, for tests: the names and signatures a caller sees, next to no behaviour.
#ifndef FLOODGATE_TEST_INPUTS_GOOGLE_PROTOBUF_MESSAGE_H
#define FLOODGATE_TEST_INPUTS_GOOGLE_PROTOBUF_MESSAGE_H

#include <string>

#include <google/protobuf/message_lite.h>

namespace google {
namespace protobuf {

class Descriptor;
class Reflection;

class Message : public MessageLite {
public:
  Message();
  virtual ~Message();

  Message *New() const override = 0;
  std::string GetTypeName() const override;
  void Clear() override;
  bool IsInitialized() const override;
  std::string InitializationErrorString() const override;
  size_t ByteSizeLong() const override;

  virtual void CopyFrom(const Message &from);
  virtual void MergeFrom(const Message &from);
  virtual void DiscardUnknownFields();

  std::string DebugString() const;
  std::string ShortDebugString() const;
  std::string Utf8DebugString() const;
  void PrintDebugString() const;
  const Descriptor *GetDescriptor() const;
  const Reflection *GetReflection() const;
};

} // namespace protobuf
} // namespace google

#endif // FLOODGATE_TEST_INPUTS_GOOGLE_PROTOBUF_MESSAGE_H
