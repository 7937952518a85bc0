package org.signalbox.sbi.patch;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Whether two values are the same as JSON Patch compares them (RFC 6902 §4.6). */
final class SameValue {

  private SameValue() {}

  /** Numbers are compared by what they are worth, objects without order. */
  static boolean of(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return one.decimalValue().compareTo(other.decimalValue()) == 0;
    }
    if (one.isObject() && other.isObject()) {
      return one.size() == other.size() && ofMembers(one, other);
    }
    if (one.isArray() && other.isArray()) {
      return one.size() == other.size() && ofItems(one, other);
    }
    return one.equals(other);
  }

  private static boolean ofMembers(JsonNode one, JsonNode other) {
    for (Map.Entry<String, JsonNode> member : one.properties()) {
      JsonNode counterpart = other.get(member.getKey());
      if (counterpart == null || !of(member.getValue(), counterpart)) {
        return false;
      }
    }
    return true;
  }

  private static boolean ofItems(JsonNode one, JsonNode other) {
    for (int i = 0; i < one.size(); i++) {
      if (!of(one.get(i), other.get(i))) {
        return false;
      }
    }
    return true;
  }
}
