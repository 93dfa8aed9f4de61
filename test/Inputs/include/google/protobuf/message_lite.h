// Stand-in for <google/protobuf/message_lite.h>, for tests: the names and signatures a caller sees, next to no
// behaviour.
#ifndef FLOODGATE_TEST_INPUTS_GOOGLE_PROTOBUF_MESSAGE_LITE_H
#define FLOODGATE_TEST_INPUTS_GOOGLE_PROTOBUF_MESSAGE_LITE_H

#include <cstddef>
#include <cstdint>
#include <istream>
#include <ostream>
#include <string>

#include <google/protobuf/arena.h>

namespace google {
namespace protobuf {

typedef int32_t int32;
typedef int64_t int64;
typedef uint32_t uint32;
typedef uint64_t uint64;

class MessageLite {
public:
  MessageLite();
  virtual ~MessageLite();

  virtual std::string GetTypeName() const = 0;
  virtual MessageLite *New() const = 0;
  virtual void Clear() = 0;
  virtual bool IsInitialized() const = 0;
  virtual std::string InitializationErrorString() const;
  virtual size_t ByteSizeLong() const = 0;

  bool ParseFromString(const std::string &data);
  bool ParsePartialFromString(const std::string &data);
  bool ParseFromArray(const void *data, int size);
  bool ParseFromIstream(std::istream *input);
  bool MergeFromString(const std::string &data);

  bool SerializeToString(std::string *output) const;
  bool SerializeToArray(void *data, int size) const;
  bool SerializeToOstream(std::ostream *output) const;
  bool AppendToString(std::string *output) const;
  std::string SerializeAsString() const;
};

} // namespace protobuf
} // namespace google

#endif // FLOODGATE_TEST_INPUTS_GOOGLE_PROTOBUF_MESSAGE_LITE_H
