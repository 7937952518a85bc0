package org.signalbox.rpc.profile;

import java.util.ArrayList;
import java.util.List;
import org.signalbox.rpc.MalformedParameters;
import org.signalbox.rpc.RpcParameters;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * The value of an attribute in its two forms: V2 sends one text whose parts are separated by {@code
 * ;}, V1 sends {@code [{"Rules": PART}, ...]}. Both are taken from both; V1's is answered, as the
 * reference has no other.
 */
final class AttributeValueJson {

  private static final String VALUE = "Value";
  private static final String RULES = "Rules";

  private AttributeValueJson() {}

  static String read(RpcParameters attribute) {
    if (attribute.member(VALUE).filter(JsonNode::isString).isPresent()) {
      return attribute.requiring(VALUE).text(VALUE);
    }
    List<String> parts = new ArrayList<>();
    for (RpcParameters part : attribute.objects(VALUE, "RSRParser")) {
      parts.add(quoted(part.requiring(RULES).text(RULES)));
    }
    return String.join(";", parts);
  }

  /** A part that itself has the separator is put in backticks, which keep it whole. */
  private static String quoted(String part) {
    if (part.indexOf(';') < 0) {
      return part;
    }
    if (part.indexOf('`') >= 0) {
      throw new MalformedParameters("SERVER_ERROR: both ; and ` in rule: <" + part + ">");
    }
    return "`" + part + "`";
  }

  static void write(JsonGenerator out, String value) {
    out.writeArrayPropertyStart(VALUE);
    for (String part : parts(value)) {
      out.writeStartObject();
      out.writeStringProperty(RULES, part);
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static List<String> parts(String value) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '`') {
        quoted = !quoted;
      } else if (c == ';' && !quoted) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    if (!value.isEmpty()) {
      parts.add(part.toString());
    }
    return parts;
  }
}
