"""Makes a descriptor set, as an interface compiler would write it.

    descriptor_set.py DESCRIPTION.json OUTPUT

The description holds the fields of a FileDescriptorSet by their names in descriptor.proto; labels and types may be
words. What a project has added to the options of a field stands under `options` as [NUMBER, VALUE], the value a number
or text.
"""

import json
import pathlib
import sys

LABELS = {"optional": 1, "required": 2, "repeated": 3}
TYPES = {"int32": 5, "string": 9, "message": 11, "enum": 14}

# Each field: its number, and the type of what it holds.
FIELDS = {
    "FileDescriptorSet": {"file": (1, "FileDescriptorProto")},
    "FileDescriptorProto": {
        "name": (1, "text"),
        "package": (2, "text"),
        "dependency": (3, "text"),
        "message_type": (4, "DescriptorProto"),
        "enum_type": (5, "EnumDescriptorProto"),
        "extension": (7, "FieldDescriptorProto"),
        "syntax": (12, "text"),
    },
    "DescriptorProto": {
        "name": (1, "text"),
        "field": (2, "FieldDescriptorProto"),
        "nested_type": (3, "DescriptorProto"),
        "enum_type": (4, "EnumDescriptorProto"),
        "extension_range": (5, "ExtensionRange"),
        "options": (7, "MessageOptions"),
        "oneof_decl": (8, "OneofDescriptorProto"),
    },
    "ExtensionRange": {"start": (1, "number"), "end": (2, "number")},
    "FieldDescriptorProto": {
        "name": (1, "text"),
        "extendee": (2, "text"),
        "number": (3, "number"),
        "label": (4, "number"),
        "type": (5, "number"),
        "type_name": (6, "text"),
        "options": (8, "options"),
        "oneof_index": (9, "number"),
        "proto3_optional": (17, "number"),
    },
    "EnumDescriptorProto": {"name": (1, "text"), "value": (2, "EnumValueDescriptorProto")},
    "EnumValueDescriptorProto": {"name": (1, "text"), "number": (2, "number")},
    "OneofDescriptorProto": {"name": (1, "text")},
    "MessageOptions": {"map_entry": (7, "number")},
}


def varint(value):
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def field(number, value):
    """One field of the wire format: a number as varint, all else with its length."""
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    return varint(number << 3 | 2) + varint(len(value)) + value


def encode(kind, value):
    if kind == "number":
        return LABELS.get(value) or TYPES.get(value) or int(value)
    if kind == "text":
        return value.encode()
    if kind == "options":
        return b"".join(field(number, each if isinstance(each, int) else each.encode()) for number, each in value)
    out = b""
    for name, inner in value.items():
        number, inner_kind = FIELDS[kind][name]
        repeated = isinstance(inner, list) and inner_kind != "options"
        for each in inner if repeated else [inner]:
            out += field(number, encode(inner_kind, each))
    return out


def main():
    description, output = sys.argv[1:]
    text = pathlib.Path(description).read_text("utf-8")
    pathlib.Path(output).write_bytes(encode("FileDescriptorSet", json.loads(text)))


if __name__ == "__main__":
    main()
