package org.signalbox.fuzz;

import org.signalbox.rpc.ExactJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What holds for every answer of the API, whatever was asked. */
final class AnswerLaw {

  /** Reads numbers of any size: an id is echoed as it was sent. */
  private static final JsonMapper MAPPER = new JsonMapper();

  private static final JsonMapper STRICT =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private AnswerLaw() {}

  /** Checks one answer, its line feed included. */
  static void check(String answer) {
    JsonNode json = read(answer);
    if (!String.join(" ", json.propertyNames()).equals("id result error")) {
      throw new AssertionError("other members: " + answer);
    }
    String error = json.get("error").isNull() ? "" : json.get("error").stringValue();
    boolean leaks = error.contains("internal error") || error.contains("Exception");
    if (leaks || error.endsWith(": null") || (!json.get("error").isNull() && error.isEmpty())) {
      throw new AssertionError("an error of the program itself: " + answer);
    }
    if (answer.indexOf('\n') != answer.length() - 1) {
      throw new AssertionError("not one line: " + answer);
    }
  }

  /**
   * Whether a text is exactly one JSON value within the bounds of a request. A number beyond them
   * ends a TCP connection like text that is no JSON, so it is left to {@link RequestStreamFuzz}.
   */
  static boolean isJson(String text) {
    try {
      return !STRICT.readTree(text).isMissingNode() && !ExactJson.read(text).isMissingNode();
    } catch (JacksonException e) {
      return false;
    }
  }

  private static JsonNode read(String answer) {
    try {
      return MAPPER.readTree(answer);
    } catch (JacksonException e) {
      throw new AssertionError("no JSON: " + answer, e);
    }
  }
}
