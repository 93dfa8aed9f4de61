// What protoc makes of messages.proto, as far as the demo uses it: the accessors are declared, with protoc's comment
// above each, and nothing is defined. Keep it in step with messages.proto by hand.

#ifndef PROTOBUF_messages_2fmessages_2eproto__INCLUDED
#define PROTOBUF_messages_2fmessages_2eproto__INCLUDED

// clang-format off

#include <string>

#include <google/protobuf/arena.h>
#include <google/protobuf/message.h>
#include <google/protobuf/repeated_field.h>

namespace demo {

enum TaskState {
  TASK_STAGING = 1,
  TASK_RUNNING = 2,
  TASK_FINISHED = 3,
  TASK_FAILED = 4,
  TASK_LOST = 5
};
bool TaskState_IsValid(int value);
const ::std::string& TaskState_Name(TaskState value);

class Resource : public ::google::protobuf::Message /* @@protoc_insertion_point(class_definition:demo.Resource) */ {
 public:
  Resource();
  virtual ~Resource();

  static const Resource& default_instance();
  Resource* New() const override;

  // accessors -------------------------------------------------------

  // required string name = 1;
  bool has_name() const;
  void clear_name();
  static const int kNameFieldNumber = 1;
  const ::std::string& name() const;
  void set_name(const ::std::string& value);
  ::std::string* mutable_name();

  // required double scalar = 2;
  bool has_scalar() const;
  void clear_scalar();
  static const int kScalarFieldNumber = 2;
  double scalar() const;
  void set_scalar(double value);

  // @@protoc_insertion_point(class_scope:demo.Resource)
};
// -------------------------------------------------------------------

class Label : public ::google::protobuf::Message /* @@protoc_insertion_point(class_definition:demo.Label) */ {
 public:
  Label();
  virtual ~Label();

  static const Label& default_instance();
  Label* New() const override;

  // accessors -------------------------------------------------------

  // required string key = 1;
  bool has_key() const;
  void clear_key();
  static const int kKeyFieldNumber = 1;
  const ::std::string& key() const;
  void set_key(const ::std::string& value);
  ::std::string* mutable_key();

  // optional string value = 2;
  bool has_value() const;
  void clear_value();
  static const int kValueFieldNumber = 2;
  const ::std::string& value() const;
  void set_value(const ::std::string& value);
  ::std::string* mutable_value();

  // @@protoc_insertion_point(class_scope:demo.Label)
};
// -------------------------------------------------------------------

class AgentInfo : public ::google::protobuf::Message /* @@protoc_insertion_point(class_definition:demo.AgentInfo) */ {
 public:
  AgentInfo();
  virtual ~AgentInfo();

  static const AgentInfo& default_instance();
  AgentInfo* New() const override;

  // accessors -------------------------------------------------------

  // optional string id = 1;
  bool has_id() const;
  void clear_id();
  static const int kIdFieldNumber = 1;
  const ::std::string& id() const;
  void set_id(const ::std::string& value);
  ::std::string* mutable_id();

  // required string hostname = 2;
  bool has_hostname() const;
  void clear_hostname();
  static const int kHostnameFieldNumber = 2;
  const ::std::string& hostname() const;
  void set_hostname(const ::std::string& value);
  ::std::string* mutable_hostname();

  // optional int32 port = 3;
  bool has_port() const;
  void clear_port();
  static const int kPortFieldNumber = 3;
  ::google::protobuf::int32 port() const;
  void set_port(::google::protobuf::int32 value);

  // repeated .demo.Resource resources = 4;
  int resources_size() const;
  void clear_resources();
  static const int kResourcesFieldNumber = 4;
  const ::demo::Resource& resources(int index) const;
  ::demo::Resource* mutable_resources(int index);
  ::demo::Resource* add_resources();
  ::google::protobuf::RepeatedPtrField< ::demo::Resource >* mutable_resources();
  const ::google::protobuf::RepeatedPtrField< ::demo::Resource >& resources() const;

  // repeated .demo.Label labels = 5;
  int labels_size() const;
  void clear_labels();
  static const int kLabelsFieldNumber = 5;
  const ::demo::Label& labels(int index) const;
  ::demo::Label* mutable_labels(int index);
  ::demo::Label* add_labels();
  ::google::protobuf::RepeatedPtrField< ::demo::Label >* mutable_labels();
  const ::google::protobuf::RepeatedPtrField< ::demo::Label >& labels() const;

  // @@protoc_insertion_point(class_scope:demo.AgentInfo)
};
// -------------------------------------------------------------------

class FrameworkInfo : public ::google::protobuf::Message /* @@protoc_insertion_point(class_definition:demo.FrameworkInfo) */ {
 public:
  FrameworkInfo();
  virtual ~FrameworkInfo();

  static const FrameworkInfo& default_instance();
  FrameworkInfo* New() const override;

  // accessors -------------------------------------------------------

  // optional string id = 1;
  bool has_id() const;
  void clear_id();
  static const int kIdFieldNumber = 1;
  const ::std::string& id() const;
  void set_id(const ::std::string& value);
  ::std::string* mutable_id();

  // required string name = 2;
  bool has_name() const;
  void clear_name();
  static const int kNameFieldNumber = 2;
  const ::std::string& name() const;
  void set_name(const ::std::string& value);
  ::std::string* mutable_name();

  // optional string principal = 3;
  bool has_principal() const;
  void clear_principal();
  static const int kPrincipalFieldNumber = 3;
  const ::std::string& principal() const;
  void set_principal(const ::std::string& value);
  ::std::string* mutable_principal();

  // optional string role = 4;
  bool has_role() const;
  void clear_role();
  static const int kRoleFieldNumber = 4;
  const ::std::string& role() const;
  void set_role(const ::std::string& value);
  ::std::string* mutable_role();

  // @@protoc_insertion_point(class_scope:demo.FrameworkInfo)
};
// -------------------------------------------------------------------

class TaskInfo : public ::google::protobuf::Message /* @@protoc_insertion_point(class_definition:demo.TaskInfo) */ {
 public:
  TaskInfo();
  virtual ~TaskInfo();

  static const TaskInfo& default_instance();
  TaskInfo* New() const override;

  // accessors -------------------------------------------------------

  // required string task_id = 1;
  bool has_task_id() const;
  void clear_task_id();
  static const int kTaskIdFieldNumber = 1;
  const ::std::string& task_id() const;
  void set_task_id(const ::std::string& value);
  ::std::string* mutable_task_id();

  // required string agent_id = 2;
  bool has_agent_id() const;
  void clear_agent_id();
  static const int kAgentIdFieldNumber = 2;
  const ::std::string& agent_id() const;
  void set_agent_id(const ::std::string& value);
  ::std::string* mutable_agent_id();

  // repeated .demo.Resource resources = 3;
  int resources_size() const;
  void clear_resources();
  static const int kResourcesFieldNumber = 3;
  const ::demo::Resource& resources(int index) const;
  ::demo::Resource* mutable_resources(int index);
  ::demo::Resource* add_resources();
  ::google::protobuf::RepeatedPtrField< ::demo::Resource >* mutable_resources();
  const ::google::protobuf::RepeatedPtrField< ::demo::Resource >& resources() const;

  // optional bytes data = 4;
  bool has_data() const;
  void clear_data();
  static const int kDataFieldNumber = 4;
  const ::std::string& data() const;
  void set_data(const ::std::string& value);
  ::std::string* mutable_data();

  // @@protoc_insertion_point(class_scope:demo.TaskInfo)
};
// -------------------------------------------------------------------

class Task : public ::google::protobuf::Message /* @@protoc_insertion_point(class_definition:demo.Task) */ {
 public:
  Task();
  virtual ~Task();

  static const Task& default_instance();
  Task* New() const override;

  // accessors -------------------------------------------------------

  // required string task_id = 1;
  bool has_task_id() const;
  void clear_task_id();
  static const int kTaskIdFieldNumber = 1;
  const ::std::string& task_id() const;
  void set_task_id(const ::std::string& value);
  ::std::string* mutable_task_id();

  // required string framework_id = 2;
  bool has_framework_id() const;
  void clear_framework_id();
  static const int kFrameworkIdFieldNumber = 2;
  const ::std::string& framework_id() const;
  void set_framework_id(const ::std::string& value);
  ::std::string* mutable_framework_id();

  // required .demo.TaskState state = 3;
  bool has_state() const;
  void clear_state();
  static const int kStateFieldNumber = 3;
  ::demo::TaskState state() const;
  void set_state(::demo::TaskState value);

  // @@protoc_insertion_point(class_scope:demo.Task)
};
// -------------------------------------------------------------------

class TaskStatus : public ::google::protobuf::Message /* @@protoc_insertion_point(class_definition:demo.TaskStatus) */ {
 public:
  TaskStatus();
  virtual ~TaskStatus();

  static const TaskStatus& default_instance();
  TaskStatus* New() const override;

  // accessors -------------------------------------------------------

  // required string task_id = 1;
  bool has_task_id() const;
  void clear_task_id();
  static const int kTaskIdFieldNumber = 1;
  const ::std::string& task_id() const;
  void set_task_id(const ::std::string& value);
  ::std::string* mutable_task_id();

  // required .demo.TaskState state = 2;
  bool has_state() const;
  void clear_state();
  static const int kStateFieldNumber = 2;
  ::demo::TaskState state() const;
  void set_state(::demo::TaskState value);

  // optional string message = 3;
  bool has_message() const;
  void clear_message();
  static const int kMessageFieldNumber = 3;
  const ::std::string& message() const;
  void set_message(const ::std::string& value);
  ::std::string* mutable_message();

  // @@protoc_insertion_point(class_scope:demo.TaskStatus)
};
// -------------------------------------------------------------------

class Registry : public ::google::protobuf::Message /* @@protoc_insertion_point(class_definition:demo.Registry) */ {
 public:
  Registry();
  virtual ~Registry();

  static const Registry& default_instance();
  Registry* New() const override;

  // accessors -------------------------------------------------------

  // repeated .demo.AgentInfo admitted = 1;
  int admitted_size() const;
  void clear_admitted();
  static const int kAdmittedFieldNumber = 1;
  const ::demo::AgentInfo& admitted(int index) const;
  ::demo::AgentInfo* mutable_admitted(int index);
  ::demo::AgentInfo* add_admitted();
  ::google::protobuf::RepeatedPtrField< ::demo::AgentInfo >* mutable_admitted();
  const ::google::protobuf::RepeatedPtrField< ::demo::AgentInfo >& admitted() const;

  // repeated string unreachable = 2;
  int unreachable_size() const;
  void clear_unreachable();
  static const int kUnreachableFieldNumber = 2;
  const ::std::string& unreachable(int index) const;
  ::std::string* mutable_unreachable(int index);
  ::std::string* add_unreachable();
  void set_unreachable(int index, const ::std::string& value);
  void add_unreachable(const ::std::string& value);
  ::google::protobuf::RepeatedPtrField< ::std::string >* mutable_unreachable();
  const ::google::protobuf::RepeatedPtrField< ::std::string >& unreachable() const;

  // repeated string gone = 3;
  int gone_size() const;
  void clear_gone();
  static const int kGoneFieldNumber = 3;
  const ::std::string& gone(int index) const;
  ::std::string* mutable_gone(int index);
  ::std::string* add_gone();
  void set_gone(int index, const ::std::string& value);
  void add_gone(const ::std::string& value);
  ::google::protobuf::RepeatedPtrField< ::std::string >* mutable_gone();
  const ::google::protobuf::RepeatedPtrField< ::std::string >& gone() const;

  // @@protoc_insertion_point(class_scope:demo.Registry)
};
// -------------------------------------------------------------------

class RegisterAgentMessage : public ::google::protobuf::Message /* @@protoc_insertion_point(class_definition:demo.RegisterAgentMessage) */ {
 public:
  RegisterAgentMessage();
  virtual ~RegisterAgentMessage();

  static const RegisterAgentMessage& default_instance();
  RegisterAgentMessage* New() const override;

  // accessors -------------------------------------------------------

  // required .demo.AgentInfo agent = 1;
  bool has_agent() const;
  void clear_agent();
  static const int kAgentFieldNumber = 1;
  const ::demo::AgentInfo& agent() const;
  ::demo::AgentInfo* mutable_agent();

  // optional string version = 2;
  bool has_version() const;
  void clear_version();
  static const int kVersionFieldNumber = 2;
  const ::std::string& version() const;
  void set_version(const ::std::string& value);
  ::std::string* mutable_version();

  // @@protoc_insertion_point(class_scope:demo.RegisterAgentMessage)
};
// -------------------------------------------------------------------

class ReregisterAgentMessage : public ::google::protobuf::Message /* @@protoc_insertion_point(class_definition:demo.ReregisterAgentMessage) */ {
 public:
  ReregisterAgentMessage();
  virtual ~ReregisterAgentMessage();

  static const ReregisterAgentMessage& default_instance();
  ReregisterAgentMessage* New() const override;

  // accessors -------------------------------------------------------

  // required .demo.AgentInfo agent = 1;
  bool has_agent() const;
  void clear_agent();
  static const int kAgentFieldNumber = 1;
  const ::demo::AgentInfo& agent() const;
  ::demo::AgentInfo* mutable_agent();

  // repeated .demo.Task tasks = 2;
  int tasks_size() const;
  void clear_tasks();
  static const int kTasksFieldNumber = 2;
  const ::demo::Task& tasks(int index) const;
  ::demo::Task* mutable_tasks(int index);
  ::demo::Task* add_tasks();
  ::google::protobuf::RepeatedPtrField< ::demo::Task >* mutable_tasks();
  const ::google::protobuf::RepeatedPtrField< ::demo::Task >& tasks() const;

  // @@protoc_insertion_point(class_scope:demo.ReregisterAgentMessage)
};
// -------------------------------------------------------------------

class UpdateAgentMessage : public ::google::protobuf::Message /* @@protoc_insertion_point(class_definition:demo.UpdateAgentMessage) */ {
 public:
  UpdateAgentMessage();
  virtual ~UpdateAgentMessage();

  static const UpdateAgentMessage& default_instance();
  UpdateAgentMessage* New() const override;

  // accessors -------------------------------------------------------

  // required string agent_id = 1;
  bool has_agent_id() const;
  void clear_agent_id();
  static const int kAgentIdFieldNumber = 1;
  const ::std::string& agent_id() const;
  void set_agent_id(const ::std::string& value);
  ::std::string* mutable_agent_id();

  // repeated .demo.Resource resources = 2;
  int resources_size() const;
  void clear_resources();
  static const int kResourcesFieldNumber = 2;
  const ::demo::Resource& resources(int index) const;
  ::demo::Resource* mutable_resources(int index);
  ::demo::Resource* add_resources();
  ::google::protobuf::RepeatedPtrField< ::demo::Resource >* mutable_resources();
  const ::google::protobuf::RepeatedPtrField< ::demo::Resource >& resources() const;

  // repeated .demo.Label labels = 3;
  int labels_size() const;
  void clear_labels();
  static const int kLabelsFieldNumber = 3;
  const ::demo::Label& labels(int index) const;
  ::demo::Label* mutable_labels(int index);
  ::demo::Label* add_labels();
  ::google::protobuf::RepeatedPtrField< ::demo::Label >* mutable_labels();
  const ::google::protobuf::RepeatedPtrField< ::demo::Label >& labels() const;

  // @@protoc_insertion_point(class_scope:demo.UpdateAgentMessage)
};
// -------------------------------------------------------------------

class UnregisterAgentMessage : public ::google::protobuf::Message /* @@protoc_insertion_point(class_definition:demo.UnregisterAgentMessage) */ {
 public:
  UnregisterAgentMessage();
  virtual ~UnregisterAgentMessage();

  static const UnregisterAgentMessage& default_instance();
  UnregisterAgentMessage* New() const override;

  // accessors -------------------------------------------------------

  // required string agent_id = 1;
  bool has_agent_id() const;
  void clear_agent_id();
  static const int kAgentIdFieldNumber = 1;
  const ::std::string& agent_id() const;
  void set_agent_id(const ::std::string& value);
  ::std::string* mutable_agent_id();

  // @@protoc_insertion_point(class_scope:demo.UnregisterAgentMessage)
};
// -------------------------------------------------------------------

class StatusUpdateMessage : public ::google::protobuf::Message /* @@protoc_insertion_point(class_definition:demo.StatusUpdateMessage) */ {
 public:
  StatusUpdateMessage();
  virtual ~StatusUpdateMessage();

  static const StatusUpdateMessage& default_instance();
  StatusUpdateMessage* New() const override;

  // accessors -------------------------------------------------------

  // required string framework_id = 1;
  bool has_framework_id() const;
  void clear_framework_id();
  static const int kFrameworkIdFieldNumber = 1;
  const ::std::string& framework_id() const;
  void set_framework_id(const ::std::string& value);
  ::std::string* mutable_framework_id();

  // required string agent_id = 2;
  bool has_agent_id() const;
  void clear_agent_id();
  static const int kAgentIdFieldNumber = 2;
  const ::std::string& agent_id() const;
  void set_agent_id(const ::std::string& value);
  ::std::string* mutable_agent_id();

  // required .demo.TaskStatus status = 3;
  bool has_status() const;
  void clear_status();
  static const int kStatusFieldNumber = 3;
  const ::demo::TaskStatus& status() const;
  ::demo::TaskStatus* mutable_status();

  // required bytes uuid = 4;
  bool has_uuid() const;
  void clear_uuid();
  static const int kUuidFieldNumber = 4;
  const ::std::string& uuid() const;
  void set_uuid(const ::std::string& value);
  ::std::string* mutable_uuid();

  // @@protoc_insertion_point(class_scope:demo.StatusUpdateMessage)
};
// -------------------------------------------------------------------

class PongAgentMessage : public ::google::protobuf::Message /* @@protoc_insertion_point(class_definition:demo.PongAgentMessage) */ {
 public:
  PongAgentMessage();
  virtual ~PongAgentMessage();

  static const PongAgentMessage& default_instance();
  PongAgentMessage* New() const override;

  // @@protoc_insertion_point(class_scope:demo.PongAgentMessage)
};
// -------------------------------------------------------------------

class AgentDrainedMessage : public ::google::protobuf::Message /* @@protoc_insertion_point(class_definition:demo.AgentDrainedMessage) */ {
 public:
  AgentDrainedMessage();
  virtual ~AgentDrainedMessage();

  static const AgentDrainedMessage& default_instance();
  AgentDrainedMessage* New() const override;

  // @@protoc_insertion_point(class_scope:demo.AgentDrainedMessage)
};
// -------------------------------------------------------------------

class AgentRegisteredMessage : public ::google::protobuf::Message /* @@protoc_insertion_point(class_definition:demo.AgentRegisteredMessage) */ {
 public:
  AgentRegisteredMessage();
  virtual ~AgentRegisteredMessage();

  static const AgentRegisteredMessage& default_instance();
  AgentRegisteredMessage* New() const override;

  // accessors -------------------------------------------------------

  // required string agent_id = 1;
  bool has_agent_id() const;
  void clear_agent_id();
  static const int kAgentIdFieldNumber = 1;
  const ::std::string& agent_id() const;
  void set_agent_id(const ::std::string& value);
  ::std::string* mutable_agent_id();

  // @@protoc_insertion_point(class_scope:demo.AgentRegisteredMessage)
};
// -------------------------------------------------------------------

class PingAgentMessage : public ::google::protobuf::Message /* @@protoc_insertion_point(class_definition:demo.PingAgentMessage) */ {
 public:
  PingAgentMessage();
  virtual ~PingAgentMessage();

  static const PingAgentMessage& default_instance();
  PingAgentMessage* New() const override;

  // accessors -------------------------------------------------------

  // required bool connected = 1;
  bool has_connected() const;
  void clear_connected();
  static const int kConnectedFieldNumber = 1;
  bool connected() const;
  void set_connected(bool value);

  // @@protoc_insertion_point(class_scope:demo.PingAgentMessage)
};
// -------------------------------------------------------------------

class DrainAgentMessage : public ::google::protobuf::Message /* @@protoc_insertion_point(class_definition:demo.DrainAgentMessage) */ {
 public:
  DrainAgentMessage();
  virtual ~DrainAgentMessage();

  static const DrainAgentMessage& default_instance();
  DrainAgentMessage* New() const override;

  // @@protoc_insertion_point(class_scope:demo.DrainAgentMessage)
};
// -------------------------------------------------------------------

class RunTaskMessage : public ::google::protobuf::Message /* @@protoc_insertion_point(class_definition:demo.RunTaskMessage) */ {
 public:
  RunTaskMessage();
  virtual ~RunTaskMessage();

  static const RunTaskMessage& default_instance();
  RunTaskMessage* New() const override;

  // accessors -------------------------------------------------------

  // required string framework_id = 1;
  bool has_framework_id() const;
  void clear_framework_id();
  static const int kFrameworkIdFieldNumber = 1;
  const ::std::string& framework_id() const;
  void set_framework_id(const ::std::string& value);
  ::std::string* mutable_framework_id();

  // required .demo.TaskInfo task = 2;
  bool has_task() const;
  void clear_task();
  static const int kTaskFieldNumber = 2;
  const ::demo::TaskInfo& task() const;
  ::demo::TaskInfo* mutable_task();

  // @@protoc_insertion_point(class_scope:demo.RunTaskMessage)
};
// -------------------------------------------------------------------

class KillTaskMessage : public ::google::protobuf::Message /* @@protoc_insertion_point(class_definition:demo.KillTaskMessage) */ {
 public:
  KillTaskMessage();
  virtual ~KillTaskMessage();

  static const KillTaskMessage& default_instance();
  KillTaskMessage* New() const override;

  // accessors -------------------------------------------------------

  // required string framework_id = 1;
  bool has_framework_id() const;
  void clear_framework_id();
  static const int kFrameworkIdFieldNumber = 1;
  const ::std::string& framework_id() const;
  void set_framework_id(const ::std::string& value);
  ::std::string* mutable_framework_id();

  // required string task_id = 2;
  bool has_task_id() const;
  void clear_task_id();
  static const int kTaskIdFieldNumber = 2;
  const ::std::string& task_id() const;
  void set_task_id(const ::std::string& value);
  ::std::string* mutable_task_id();

  // @@protoc_insertion_point(class_scope:demo.KillTaskMessage)
};
// -------------------------------------------------------------------

enum Call_Type {
  Call_UNKNOWN = 0,
  Call_SUBSCRIBE = 1,
  Call_LAUNCH = 2,
  Call_REQUEST = 3,
  Call_ACKNOWLEDGE = 4,
  Call_RECONCILE = 5,
  Call_TEARDOWN = 6
};
bool Call_Type_IsValid(int value);
const ::std::string& Call_Type_Name(Call_Type value);

class Call_Subscribe : public ::google::protobuf::Message /* @@protoc_insertion_point(class_definition:demo.Call.Subscribe) */ {
 public:
  Call_Subscribe();
  virtual ~Call_Subscribe();

  static const Call_Subscribe& default_instance();
  Call_Subscribe* New() const override;

  // accessors -------------------------------------------------------

  // required .demo.FrameworkInfo framework = 1;
  bool has_framework() const;
  void clear_framework();
  static const int kFrameworkFieldNumber = 1;
  const ::demo::FrameworkInfo& framework() const;
  ::demo::FrameworkInfo* mutable_framework();

  // @@protoc_insertion_point(class_scope:demo.Call.Subscribe)
};
// -------------------------------------------------------------------

class Call_Launch : public ::google::protobuf::Message /* @@protoc_insertion_point(class_definition:demo.Call.Launch) */ {
 public:
  Call_Launch();
  virtual ~Call_Launch();

  static const Call_Launch& default_instance();
  Call_Launch* New() const override;

  // accessors -------------------------------------------------------

  // repeated .demo.TaskInfo tasks = 1;
  int tasks_size() const;
  void clear_tasks();
  static const int kTasksFieldNumber = 1;
  const ::demo::TaskInfo& tasks(int index) const;
  ::demo::TaskInfo* mutable_tasks(int index);
  ::demo::TaskInfo* add_tasks();
  ::google::protobuf::RepeatedPtrField< ::demo::TaskInfo >* mutable_tasks();
  const ::google::protobuf::RepeatedPtrField< ::demo::TaskInfo >& tasks() const;

  // @@protoc_insertion_point(class_scope:demo.Call.Launch)
};
// -------------------------------------------------------------------

class Call_Request : public ::google::protobuf::Message /* @@protoc_insertion_point(class_definition:demo.Call.Request) */ {
 public:
  Call_Request();
  virtual ~Call_Request();

  static const Call_Request& default_instance();
  Call_Request* New() const override;

  // accessors -------------------------------------------------------

  // required int32 count = 1;
  bool has_count() const;
  void clear_count();
  static const int kCountFieldNumber = 1;
  ::google::protobuf::int32 count() const;
  void set_count(::google::protobuf::int32 value);

  // @@protoc_insertion_point(class_scope:demo.Call.Request)
};
// -------------------------------------------------------------------

class Call_Acknowledge : public ::google::protobuf::Message /* @@protoc_insertion_point(class_definition:demo.Call.Acknowledge) */ {
 public:
  Call_Acknowledge();
  virtual ~Call_Acknowledge();

  static const Call_Acknowledge& default_instance();
  Call_Acknowledge* New() const override;

  // accessors -------------------------------------------------------

  // required bytes uuid = 1;
  bool has_uuid() const;
  void clear_uuid();
  static const int kUuidFieldNumber = 1;
  const ::std::string& uuid() const;
  void set_uuid(const ::std::string& value);
  ::std::string* mutable_uuid();

  // @@protoc_insertion_point(class_scope:demo.Call.Acknowledge)
};
// -------------------------------------------------------------------

class Call_Reconcile : public ::google::protobuf::Message /* @@protoc_insertion_point(class_definition:demo.Call.Reconcile) */ {
 public:
  Call_Reconcile();
  virtual ~Call_Reconcile();

  static const Call_Reconcile& default_instance();
  Call_Reconcile* New() const override;

  // accessors -------------------------------------------------------

  // repeated .demo.TaskStatus statuses = 1;
  int statuses_size() const;
  void clear_statuses();
  static const int kStatusesFieldNumber = 1;
  const ::demo::TaskStatus& statuses(int index) const;
  ::demo::TaskStatus* mutable_statuses(int index);
  ::demo::TaskStatus* add_statuses();
  ::google::protobuf::RepeatedPtrField< ::demo::TaskStatus >* mutable_statuses();
  const ::google::protobuf::RepeatedPtrField< ::demo::TaskStatus >& statuses() const;

  // @@protoc_insertion_point(class_scope:demo.Call.Reconcile)
};
// -------------------------------------------------------------------

class Call : public ::google::protobuf::Message /* @@protoc_insertion_point(class_definition:demo.Call) */ {
 public:
  Call();
  virtual ~Call();

  static const Call& default_instance();
  Call* New() const override;

  // nested types ----------------------------------------------------

  typedef Call_Subscribe Subscribe;
  typedef Call_Launch Launch;
  typedef Call_Request Request;
  typedef Call_Acknowledge Acknowledge;
  typedef Call_Reconcile Reconcile;

  typedef Call_Type Type;
  static const Type UNKNOWN = Call_UNKNOWN;
  static const Type SUBSCRIBE = Call_SUBSCRIBE;
  static const Type LAUNCH = Call_LAUNCH;
  static const Type REQUEST = Call_REQUEST;
  static const Type ACKNOWLEDGE = Call_ACKNOWLEDGE;
  static const Type RECONCILE = Call_RECONCILE;
  static const Type TEARDOWN = Call_TEARDOWN;
  static bool Type_IsValid(int value);
  static const ::std::string& Type_Name(Type value);

  // accessors -------------------------------------------------------

  // optional .demo.Call.Type type = 1;
  bool has_type() const;
  void clear_type();
  static const int kTypeFieldNumber = 1;
  ::demo::Call_Type type() const;
  void set_type(::demo::Call_Type value);

  // optional string framework_id = 2;
  bool has_framework_id() const;
  void clear_framework_id();
  static const int kFrameworkIdFieldNumber = 2;
  const ::std::string& framework_id() const;
  void set_framework_id(const ::std::string& value);
  ::std::string* mutable_framework_id();

  // optional .demo.Call.Subscribe subscribe = 3;
  bool has_subscribe() const;
  void clear_subscribe();
  static const int kSubscribeFieldNumber = 3;
  const ::demo::Call_Subscribe& subscribe() const;
  ::demo::Call_Subscribe* mutable_subscribe();

  // optional .demo.Call.Launch launch = 4;
  bool has_launch() const;
  void clear_launch();
  static const int kLaunchFieldNumber = 4;
  const ::demo::Call_Launch& launch() const;
  ::demo::Call_Launch* mutable_launch();

  // optional .demo.Call.Request request = 5;
  bool has_request() const;
  void clear_request();
  static const int kRequestFieldNumber = 5;
  const ::demo::Call_Request& request() const;
  ::demo::Call_Request* mutable_request();

  // optional .demo.Call.Acknowledge acknowledge = 6;
  bool has_acknowledge() const;
  void clear_acknowledge();
  static const int kAcknowledgeFieldNumber = 6;
  const ::demo::Call_Acknowledge& acknowledge() const;
  ::demo::Call_Acknowledge* mutable_acknowledge();

  // optional .demo.Call.Reconcile reconcile = 7;
  bool has_reconcile() const;
  void clear_reconcile();
  static const int kReconcileFieldNumber = 7;
  const ::demo::Call_Reconcile& reconcile() const;
  ::demo::Call_Reconcile* mutable_reconcile();

  // @@protoc_insertion_point(class_scope:demo.Call)
};
// -------------------------------------------------------------------

class FrameworkSubscribedMessage : public ::google::protobuf::Message /* @@protoc_insertion_point(class_definition:demo.FrameworkSubscribedMessage) */ {
 public:
  FrameworkSubscribedMessage();
  virtual ~FrameworkSubscribedMessage();

  static const FrameworkSubscribedMessage& default_instance();
  FrameworkSubscribedMessage* New() const override;

  // accessors -------------------------------------------------------

  // required string framework_id = 1;
  bool has_framework_id() const;
  void clear_framework_id();
  static const int kFrameworkIdFieldNumber = 1;
  const ::std::string& framework_id() const;
  void set_framework_id(const ::std::string& value);
  ::std::string* mutable_framework_id();

  // @@protoc_insertion_point(class_scope:demo.FrameworkSubscribedMessage)
};
// -------------------------------------------------------------------

class FrameworkErrorMessage : public ::google::protobuf::Message /* @@protoc_insertion_point(class_definition:demo.FrameworkErrorMessage) */ {
 public:
  FrameworkErrorMessage();
  virtual ~FrameworkErrorMessage();

  static const FrameworkErrorMessage& default_instance();
  FrameworkErrorMessage* New() const override;

  // accessors -------------------------------------------------------

  // required string message = 1;
  bool has_message() const;
  void clear_message();
  static const int kMessageFieldNumber = 1;
  const ::std::string& message() const;
  void set_message(const ::std::string& value);
  ::std::string* mutable_message();

  // @@protoc_insertion_point(class_scope:demo.FrameworkErrorMessage)
};
// -------------------------------------------------------------------

class ResourceOffersMessage : public ::google::protobuf::Message /* @@protoc_insertion_point(class_definition:demo.ResourceOffersMessage) */ {
 public:
  ResourceOffersMessage();
  virtual ~ResourceOffersMessage();

  static const ResourceOffersMessage& default_instance();
  ResourceOffersMessage* New() const override;

  // accessors -------------------------------------------------------

  // repeated string agent_ids = 1;
  int agent_ids_size() const;
  void clear_agent_ids();
  static const int kAgentIdsFieldNumber = 1;
  const ::std::string& agent_ids(int index) const;
  ::std::string* mutable_agent_ids(int index);
  ::std::string* add_agent_ids();
  void set_agent_ids(int index, const ::std::string& value);
  void add_agent_ids(const ::std::string& value);
  ::google::protobuf::RepeatedPtrField< ::std::string >* mutable_agent_ids();
  const ::google::protobuf::RepeatedPtrField< ::std::string >& agent_ids() const;

  // @@protoc_insertion_point(class_scope:demo.ResourceOffersMessage)
};
// -------------------------------------------------------------------

class AuthenticateMessage : public ::google::protobuf::Message /* @@protoc_insertion_point(class_definition:demo.AuthenticateMessage) */ {
 public:
  AuthenticateMessage();
  virtual ~AuthenticateMessage();

  static const AuthenticateMessage& default_instance();
  AuthenticateMessage* New() const override;

  // accessors -------------------------------------------------------

  // required string principal = 1;
  bool has_principal() const;
  void clear_principal();
  static const int kPrincipalFieldNumber = 1;
  const ::std::string& principal() const;
  void set_principal(const ::std::string& value);
  ::std::string* mutable_principal();

  // required bytes secret = 2;
  bool has_secret() const;
  void clear_secret();
  static const int kSecretFieldNumber = 2;
  const ::std::string& secret() const;
  void set_secret(const ::std::string& value);
  ::std::string* mutable_secret();

  // @@protoc_insertion_point(class_scope:demo.AuthenticateMessage)
};
// -------------------------------------------------------------------

class AuthenticationCompletedMessage : public ::google::protobuf::Message /* @@protoc_insertion_point(class_definition:demo.AuthenticationCompletedMessage) */ {
 public:
  AuthenticationCompletedMessage();
  virtual ~AuthenticationCompletedMessage();

  static const AuthenticationCompletedMessage& default_instance();
  AuthenticationCompletedMessage* New() const override;

  // accessors -------------------------------------------------------

  // required bool success = 1;
  bool has_success() const;
  void clear_success();
  static const int kSuccessFieldNumber = 1;
  bool success() const;
  void set_success(bool value);

  // @@protoc_insertion_point(class_scope:demo.AuthenticationCompletedMessage)
};
// -------------------------------------------------------------------

// @@protoc_insertion_point(namespace_scope)

}  // namespace demo

// @@protoc_insertion_point(global_scope)

#endif  // PROTOBUF_messages_2fmessages_2eproto__INCLUDED
