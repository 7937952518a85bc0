package org.signalbox.app.internal.text;

import java.util.Map;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.core.UsageText;
import tools.jackson.databind.JsonNode;

/** Shows the result of a call to people. */
public final class ResultText {

  private static final int WIDEST_KEY = 28;

  private final Terminal terminal;

  public ResultText(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Prints a result in the layout that suits it. */
  public void print(JsonNode result) {
    if (EventCostText.suits(result)) {
      new EventCostText(terminal).print(result);
    } else if (CdrTableText.suits(result)) {
      new CdrTableText(terminal).print(result);
    } else if (result.isArray() && result.isEmpty()) {
      terminal.line(terminal.dim("none"));
    } else if (result.isObject() || result.isArray()) {
      members(result, "");
    } else {
      String text = scalar(result);
      boolean fine = text.equals("OK") || text.equals("Pong");
      terminal.line(fine ? terminal.green(text) : text);
    }
  }

  private void members(JsonNode value, String indent) {
    if (value.isArray()) {
      for (JsonNode item : value) {
        if (item.isValueNode()) {
          terminal.line(indent + "- " + scalar(item));
        } else {
          terminal.line(indent + "-");
          members(item, indent + "  ");
        }
      }
      return;
    }
    int width = 0;
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      width = Math.clamp(member.getKey().length(), width, WIDEST_KEY);
    }
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      member(member, indent, width);
    }
  }

  private void member(Map.Entry<String, JsonNode> member, String indent, int width) {
    JsonNode value = member.getValue();
    String key = terminal.cyan(member.getKey());
    String padding = " ".repeat(Math.max(0, width - member.getKey().length()));
    if (isShort(value)) {
      terminal.line(indent + key + padding + "  " + shown(member.getKey(), value));
    } else {
      terminal.line(indent + key);
      members(value, indent + "  ");
    }
  }

  /** Scalars, and lists and objects that fit one line. */
  private static boolean isShort(JsonNode value) {
    return value.isValueNode() || value.isEmpty() || isShortList(value);
  }

  private static boolean isShortList(JsonNode value) {
    if (!value.isArray()) {
      return false;
    }
    int length = 0;
    for (JsonNode item : value) {
      if (!item.isValueNode()) {
        return false;
      }
      length += scalar(item).length() + 2;
    }
    return length <= 80;
  }

  private String shown(String key, JsonNode value) {
    if (value.isArray()) {
      StringBuilder list = new StringBuilder();
      for (JsonNode item : value) {
        list.append(list.isEmpty() ? "" : ", ").append(scalar(item));
      }
      return list.isEmpty() ? terminal.dim("none") : list.toString();
    }
    if (value.isObject() || value.isNull() || scalar(value).isEmpty()) {
      return terminal.dim("-");
    }
    if (key.equals("Cost")) {
      return terminal.bold(terminal.green(scalar(value)));
    }
    return scalar(value);
  }

  static String scalar(JsonNode value) {
    if (value.isString()) {
      return value.stringValue();
    }
    return value.isNumber() ? value.decimalValue().toPlainString() : CallJson.line(value);
  }

  /** Nanoseconds as a duration where they are whole milliseconds, as they are otherwise. */
  static String usage(JsonNode nanos) {
    return nanos.isIntegralNumber() ? UsageText.format(nanos.longValue()) : scalar(nanos);
  }
}
