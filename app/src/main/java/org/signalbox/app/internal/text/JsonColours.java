package org.signalbox.app.internal.text;

import java.util.Map;
import org.signalbox.app.internal.call.CallJson;
import tools.jackson.databind.JsonNode;

/**
 * Shows JSON in colours, wrapped between members; objects inside lists begin a line where the list
 * does not fit one. One use each.
 */
public final class JsonColours {

  private final Terminal terminal;
  private final int width;
  private final String indent;
  private final StringBuilder line = new StringBuilder();
  private int column;
  private String pending = "";

  /**
   * @param width columns that a line may take
   * @param indent what every line begins with
   */
  public JsonColours(Terminal terminal, int width, String indent) {
    this.terminal = terminal;
    this.width = width;
    this.indent = indent;
  }

  /** Prints a value. */
  public void print(JsonNode value) {
    value(value, indent.length());
    flush();
  }

  private void value(JsonNode value, int depth) {
    if (value.isValueNode()) {
      String text = CallJson.line(value);
      put(text, value.isString() ? terminal.cyan(text) : terminal.blue(text), depth);
      return;
    }
    boolean lines = value.isArray() && !fits(value) && value.get(0).isObject();
    mark(value.isObject() ? "{" : "[");
    int left = value.size();
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      String name = "\"" + member.getKey() + "\": ";
      String text =
          name + (member.getValue().isValueNode() ? CallJson.line(member.getValue()) : "");
      room(text.length(), depth + 1);
      mark(name);
      value(member.getValue(), depth + 1);
      mark(--left == 0 ? "" : ", ");
    }
    if (value.isArray()) {
      for (JsonNode item : value) {
        if (lines) {
          flush();
        }
        room(item.isValueNode() ? CallJson.line(item).length() : 1, depth + 2);
        value(item, depth + 2);
        mark(--left == 0 ? "" : ", ");
      }
    }
    mark(value.isObject() ? "}" : "]");
  }

  private boolean fits(JsonNode value) {
    return column + CallJson.line(value).length() <= width;
  }

  /** Starts a new line where the next text would not fit this one. */
  private void room(int length, int depth) {
    if (column > 0 && column + pending.length() + length > width) {
      flush();
    }
    if (column == 0) {
      line.append(" ".repeat(depth));
      column = depth;
    }
  }

  private void put(String plain, String coloured, int depth) {
    room(0, depth);
    writePending();
    line.append(coloured);
    column += plain.length();
  }

  /** Punctuation and names are dim, and gathered so that one colour covers them. */
  private void mark(String text) {
    if (column == 0 && !text.isEmpty()) {
      room(0, indent.length());
    }
    pending += text;
  }

  private void writePending() {
    if (!pending.isEmpty()) {
      line.append(terminal.dim(pending));
      column += pending.length();
      pending = "";
    }
  }

  private void flush() {
    writePending();
    if (column > 0) {
      terminal.line(line.toString().stripTrailing());
    }
    line.setLength(0);
    column = 0;
  }
}
