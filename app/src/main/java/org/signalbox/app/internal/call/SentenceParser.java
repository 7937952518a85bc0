package org.signalbox.app.internal.call;

import java.util.Optional;
import org.signalbox.core.NearestName;
import org.signalbox.core.OperatorFault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Reads what people type: {@code cost Category="call" Usage="123s"} as cgr-console takes it, or
 * {@code APIerSv1.GetCost {"Usage": "123s"}}.
 *
 * <p>Grammar of the first form: a command of {@link ConsoleCommands} or a full method name, then
 * {@code Key=value} separated by blanks; a value is JSON (quoted text, number, list, object, {@code
 * true}) or a bare word, which is text.
 */
public final class SentenceParser {

  private final String text;
  private int at;

  private SentenceParser(String text) {
    this.text = text;
  }

  /**
   * Reads one sentence.
   *
   * @throws OperatorFault says what was found and what was expected
   */
  public static Sentence parse(String text) {
    return new SentenceParser(text.strip()).sentence();
  }

  private Sentence sentence() {
    String command = word();
    if (command.isEmpty()) {
      throw new OperatorFault("found nothing, expected a command such as ping or cost");
    }
    skipBlanks();
    String method = method(command);
    if (at < text.length() && text.charAt(at) == '{') {
      JsonNode parameters = CallJson.read(text.substring(at));
      return new Sentence(command, method, (ObjectNode) parameters);
    }
    if (at < text.length() && text.charAt(at) == '[') {
      JsonNode list = CallJson.read(text.substring(at));
      if (list.size() > 1 || (list.size() == 1 && !list.get(0).isObject())) {
        throw new OperatorFault("found a list, expected one object, as {\"Tenant\": \"...\"}");
      }
      return new Sentence(
          command, method, list.isEmpty() ? CallJson.object() : (ObjectNode) list.get(0));
    }
    return arguments(command, method);
  }

  private String method(String command) {
    if (command.indexOf('.') > 0) {
      return command;
    }
    Optional<String> method = ConsoleCommands.method(command);
    if (method.isEmpty()) {
      String nearest =
          NearestName.of(command, ConsoleCommands.names())
              .map(name -> "did you mean \"" + name + "\"?")
              .orElse("\"help\" lists all, and a full name such as APIerSv1.GetCost works too");
      throw new OperatorFault("there is no command \"" + command + "\": " + nearest);
    }
    return method.get();
  }

  private Sentence arguments(String command, String method) {
    ObjectNode parameters = CallJson.object();
    String service = "";
    while (at < text.length()) {
      String key = key();
      if (at < text.length() && text.charAt(at) == '=') {
        at++;
        parameters.set(key, value(key));
      } else if (command.equals("ping") && parameters.isEmpty() && service.isEmpty()) {
        service = key;
      } else {
        throw new OperatorFault(
            "found \"" + key + "\" without a value, expected " + key + "=\"...\"");
      }
      skipBlanks();
    }
    return new Sentence(
        command, service.isEmpty() ? method : ConsoleCommands.ping(service), parameters);
  }

  private String key() {
    int start = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || "_*.".indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    if (start == at) {
      throw new OperatorFault(
          "found \"" + text.substring(at) + "\", expected Key=\"value\" (column " + (at + 1) + ")");
    }
    String key = text.substring(start, at);
    int mark = at;
    skipBlanks();
    if (at >= text.length() || text.charAt(at) != '=') {
      at = mark;
    }
    return key;
  }

  private JsonNode value(String key) {
    skipBlanks();
    int start = at;
    if (at >= text.length()) {
      throw new OperatorFault("found nothing after " + key + "=, expected a value");
    }
    switch (text.charAt(at)) {
      case '"' -> skipQuoted(key);
      case '[', '{' -> skipNested(key);
      default -> {
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
          at++;
        }
        return bare(text.substring(start, at));
      }
    }
    return CallJson.read(text.substring(start, at));
  }

  /** A bare word is JSON where it reads as a number or literal, and text otherwise. */
  private static JsonNode bare(String word) {
    boolean literal = word.matches("-?[0-9]+(\\.[0-9]+)?|true|false|null");
    return literal ? CallJson.read(word) : StringNode.valueOf(word);
  }

  private void skipQuoted(String key) {
    int start = at++;
    while (at < text.length() && text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    if (at >= text.length()) {
      throw new OperatorFault(
          "found " + key + "=" + text.substring(start) + ", expected a closing quotation mark");
    }
    at++;
  }

  private void skipNested(String key) {
    int start = at;
    int depth = 0;
    do {
      switch (text.charAt(at)) {
        case '[', '{' -> depth++;
        case ']', '}' -> depth--;
        case '"' -> {
          skipQuoted(key);
          at--;
        }
        default -> {}
      }
      at++;
    } while (depth > 0 && at < text.length());
    if (depth > 0) {
      throw new OperatorFault(
          "found " + key + "=" + text.substring(start) + ", expected a closing bracket");
    }
  }

  private String word() {
    int start = at;
    while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
